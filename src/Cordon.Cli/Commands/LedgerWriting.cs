using Cordon.Casework.Ledger;

namespace Cordon.Cli.Commands;

/// <summary>Enters what somebody does at a terminal into the ledger of a data folder, whether a server runs on it or not.</summary>
internal static class LedgerWriting
{
    /// <summary>Who works at this terminal.</summary>
    public static string Actor => $"cli:{Environment.UserName}";

    /// <summary>Enters an act before it is done, so that nothing is done that is not entered.</summary>
    /// <exception cref="UsageException">It could not be entered, and must not be done.</exception>
    public static void Enter(string dataFolder, string act, string subject, params LedgerDetail[] details) =>
        With(dataFolder, ledger => ledger.Append(new LedgerAct { Actor = Actor, Act = act, Subject = subject, Details = details }));

    /// <summary>Works on the ledger of a data folder.</summary>
    public static T With<T>(string dataFolder, Func<ActLedger, T> work)
    {
        try
        {
            using var ledger = ActLedger.Open(LedgerFolder.In(dataFolder), TimeProvider.System);
            return work(ledger);
        }
        catch (LedgerException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
