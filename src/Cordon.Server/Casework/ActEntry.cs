using System.Globalization;
using Cordon.Casework;
using Cordon.Casework.Ledger;
using Cordon.Server.Engine;
using Cordon.Storage;

namespace Cordon.Server.Casework;

/// <summary>
/// Enters the acts of casework into the ledger, each once. An act is kept with what it changed; its number, which stands in the entry's subject, tells after a crash whether the ledger has it.
/// </summary>
internal sealed class ActEntry(ICaseActs book, Acts acts, Action<string> at)
{
    private const int AtOnce = 200;

    private readonly Lock _lock = new();
    private bool _mayBeThere;

    /// <summary>Enters what a crash left; of what is pending, some may be in the ledger already.</summary>
    public void Recover()
    {
        _mayBeThere = true;
        Enter();
    }

    /// <summary>Enters what is pending; returns when the ledger has it.</summary>
    /// <exception cref="StorageException">The ledger cannot be written; what is pending waits.</exception>
    public void Enter()
    {
        lock (_lock)
        {
            while (book.PendingActs(AtOnce) is { Count: > 0 } pending)
            {
                at(FaultPoints.ActKept);
                var entries = pending.Select(Entry).ToList();
                var known = _mayBeThere ? Known(entries) : 0;
                // After a failure nobody knows whether the ledger took it.
                _mayBeThere = true;
                if (known < entries.Count)
                    acts.EnterAll(entries.Skip(known).ToList());
                at(FaultPoints.ActEntered);
                book.MarkEntered(pending[^1].Number);
                _mayBeThere = false;
            }
        }
    }

    private static LedgerAct Entry(CaseAct act) => new()
    {
        Actor = act.Actor,
        Act = act.Act,
        Subject = string.Create(CultureInfo.InvariantCulture, $"{act.Subject} #{act.Number}"),
        At = act.At,
        Details = act.Details,
    };

    /// <summary>How many of the pending acts, which were entered in their order, stand in the ledger.</summary>
    private int Known(List<LedgerAct> entries)
    {
        try
        {
            using var ledger = LedgerReader.Open(acts.Folder);
            // Others enter, too; what casework entered last lies at most one batch before a crash, and near the end.
            var size = ledger.Checkpoint.Size;
            var from = Math.Max(0, size - 20_000);
            var there = ledger.Entries(from, (int)(size - from)).Select(e => (e.Act, e.Subject)).ToHashSet();
            return entries.TakeWhile(e => there.Contains((e.Act, e.Subject))).Count();
        }
        catch (LedgerException e)
        {
            throw new StorageException(e.Message, e);
        }
    }
}
