using System.Globalization;
using Cordon.Casework.Ledger;
using Cordon.Events.Log;
using Cordon.Policy.Commands;
using Cordon.Policy.Evaluating;
using Cordon.Storage;
using Cordon.Storage.History.Query;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Engine;

/// <summary>
/// What of the server's doings goes into the ledger. Commands of the event log are collected as they are evaluated and entered once, whatever is
/// evaluated again after a crash; everything else is entered at once, before it is done.
/// </summary>
internal sealed partial class Acts : IDisposable
{
    private readonly ActLedger _ledger;
    private readonly Witness? _witness;
    private readonly List<LedgerAct> _waiting = [];

    /// <param name="dataFolder">The folder in which the ledger is.</param>
    /// <param name="witness">Where checkpoints are shown; null for nowhere. See <see cref="Witness"/>.</param>
    /// <param name="clock">Tells the time of an act.</param>
    /// <param name="loggers">Tells of what was mended, and of witnesses that cannot be reached.</param>
    /// <exception cref="StorageException">The ledger cannot be used.</exception>
    public Acts(string dataFolder, string? witness, TimeProvider clock, ILoggerFactory loggers)
    {
        Folder = LedgerFolder.In(dataFolder);
        _witness = witness is null ? null : new Witness(witness, loggers.CreateLogger<Witness>());
        try
        {
            _ledger = ActLedger.Open(Folder, clock, _witness is null ? null : _witness.Tell);
        }
        catch (LedgerException e)
        {
            _witness?.Dispose();
            throw new StorageException(e.Message, e);
        }

        foreach (var note in _ledger.Notes)
            Mended(loggers.CreateLogger<Acts>(), note);
        _witness?.Tell(_ledger.Latest);
    }

    /// <summary>Where the ledger is.</summary>
    public LedgerFolder Folder { get; }

    /// <summary>Acts that wait to be entered.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Collects the command of a record, unless it changed nothing.</summary>
    public void Add(LogRecord record, in Evaluation evaluation)
    {
        if (record is CommandRecord command && evaluation.Errors.Count == 0 && command.Sequence > _ledger.LastLogSequence && Of(command) is { } act)
            _waiting.Add(act with { At = command.Received, LogSequence = command.Sequence });
    }

    /// <summary>Enters what was collected.</summary>
    /// <exception cref="StorageException">Nothing was entered; all of it still waits.</exception>
    public void Keep()
    {
        if (_waiting.Count == 0)
            return;
        Enter([.. _waiting]);
        _waiting.Clear();
    }

    /// <summary>Enters an act; it is durable when this returns.</summary>
    /// <exception cref="StorageException">It was not entered.</exception>
    public void Enter(string actor, string act, string subject, params LedgerDetail[] details) =>
        Enter([new LedgerAct { Actor = actor, Act = act, Subject = subject, Details = details }]);

    /// <summary>Enters acts that were kept elsewhere; they are durable when this returns.</summary>
    /// <exception cref="StorageException">None was entered.</exception>
    public void EnterAll(IReadOnlyList<LedgerAct> acts) => Enter(acts);

    /// <summary>Enters an act; it is durable when this returns.</summary>
    /// <exception cref="StorageException">It was not entered.</exception>
    public void Enter(LedgerAct act) => Enter([act]);

    /// <summary>Enters that somebody asks the history.</summary>
    /// <exception cref="StorageException">It was not entered, and nothing may be shown.</exception>
    public void EnterQuery(string actor, HistoryRequest request) => Enter(actor, "history.query", QueryActs.SubjectOf(request), QueryActs.Details(request));

    public void Dispose()
    {
        _ledger.Dispose();
        _witness?.Dispose();
    }

    private static LedgerAct? Of(CommandRecord command)
    {
        switch (command.Name)
        {
            case CommandNames.LabelSet or CommandNames.LabelRemove when LabelCommand.TryRead(command.Body, out var label, out _):
                return new LedgerAct
                {
                    Actor = label.By,
                    Act = command.Name,
                    Subject = string.Create(CultureInfo.InvariantCulture, $"label:{label.Label} on {label.Entities.Count} {(label.Entities.Count == 1 ? "entity" : "entities")}"),
                    // Moderators write names into reasons; what names somebody must be erasable.
                    Details = [new LedgerDetail("entities", [.. label.Entities.Select(e => e.Text)]), new LedgerDetail("reason", label.Reason), new LedgerDetail("source", Cordon.Policy.Effects.Words.Of(label.Source))],
                };
            case CommandNames.PolicyActivate when ActivateCommand.TryRead(command.Body, out var activation, out _):
                return new LedgerAct { Actor = activation.By, Act = command.Name, Subject = $"policy:{activation.Hash}", Reason = activation.Reason };
            case CommandNames.RuleReset when ResetCommand.TryRead(command.Body, out var reset, out _):
                return new LedgerAct { Actor = reset.By, Act = command.Name, Subject = $"rule:{reset.Rule}", Reason = reset.Reason };
            default:
                return null;
        }
    }

    private void Enter(IReadOnlyList<LedgerAct> acts)
    {
        try
        {
            _ledger.Append(acts);
        }
        catch (LedgerException e)
        {
            throw new StorageException(e.Message, e);
        }
    }

    [LoggerMessage(650, LogLevel.Warning, "The ledger was mended at opening: {Note}")]
    private static partial void Mended(ILogger logger, string note);
}
