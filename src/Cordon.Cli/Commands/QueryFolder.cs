using Cordon.Server.Engine;
using Cordon.Storage.History;
using Cordon.Storage.History.Query;

namespace Cordon.Cli.Commands;

/// <summary>Asks the history in a data folder.</summary>
internal static class QueryFolder
{
    // Somebody at a terminal waits longer than a server lets callers wait, and can interrupt.
    private static readonly HistoryQueryLimits Limits = new() { Time = TimeSpan.FromMinutes(10) };

    public static HistoryAnswer Ask(string data, HistoryRequest request, CancellationToken cancellation)
    {
        using var query = new HistoryQuery(new StoredHistory(Path.Combine(data, "history")), Limits);
        var answer = query.Ask(request, cancellation);
        LedgerWriting.Enter(data, "history.query", QueryActs.SubjectOf(request), QueryActs.Details(request));
        return answer;
    }
}
