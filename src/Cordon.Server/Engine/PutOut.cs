using System.Text.Json;
using Cordon.Events.Log;
using Cordon.Networks.Watch.Returns;
using Cordon.Policy.Commands;
using Cordon.Policy.Effects;
using Cordon.Policy.Evaluating;
using Cordon.Server.Http;
using Cordon.Server.Returns;
using Cordon.Storage.State;

namespace Cordon.Server.Engine;

/// <summary>
/// Collects what evaluations put out, and keeps it in pieces. After a crash the log is evaluated again from a snapshot on; what was kept before is known
/// by its place in the log and left out, so that everything is kept once.
/// </summary>
internal sealed class PutOut
{
    private readonly StateStore _store;
    private readonly Acts _acts;
    private readonly System.Buffers.ArrayBufferWriter<byte> _buffer = new();

    // What is added to, and what is being kept. They change places when a keeping begins.
    private Output _output = new();
    private Output _leaving = new();
    private Task _keeping = Task.CompletedTask;
    private long _addedTo;
    private long _keptTo;

    public PutOut(StateStore store, Acts acts)
    {
        (_store, _acts) = (store, acts);
        _addedTo = _keptTo = store.PutOutTo;
        Webhooks = store.Webhooks();
    }

    /// <summary>Who is told of effects that come about from now on.</summary>
    public IReadOnlyList<Webhook> Webhooks { get; set; }

    /// <summary>How many things wait to be kept.</summary>
    public int Waiting => _output.Count + _leaving.Count + _acts.Waiting;

    /// <summary>True when acts of people wait to be entered into the ledger.</summary>
    public bool HasActs => _acts.Waiting > 0;

    /// <summary>True when everything that was added is kept.</summary>
    public bool IsWhole => _addedTo == _keptTo && !HasActs;

    /// <summary>Adds what came of a record.</summary>
    /// <returns>False when it was added before a restart.</returns>
    public bool Add(LogRecord record, in Evaluation evaluation)
    {
        // The ledger knows by itself what it has: it may be behind the other outputs, and before them.
        _acts.Add(record, evaluation);
        if (record.Sequence <= _addedTo)
            return false;
        _addedTo = record.Sequence;
        if (evaluation.IsEmpty)
            return true;
        AddLabelChanges(evaluation);
        AddEffects(record, evaluation);
        if (evaluation.Activated is { } hash && record is CommandRecord command && ActivateCommand.TryRead(command.Body, out var activation, out _))
            _output.Activations.Add(new Activation(record.Sequence, hash, record.Received, activation.By, activation.Reason));
        return true;
    }

    /// <summary>Puts proposed returns into their queue.</summary>
    public void Add(LogRecord record, IReadOnlyList<ReturnProposal> returns)
    {
        // Behind the parts that rules put into queues.
        const int FirstPart = 1_000_000;
        for (var i = 0; i < returns.Count; i++)
        {
            _output.Queued.Add(new QueuedEntity(
                record.Sequence, FirstPart + i, record.Received, ReturnFeed.Queue, (int)(100 * returns[i].Score), returns[i].Account.Text, returns[i].Network.Text, returns[i].Evidence[0].EventId));
        }
    }

    /// <summary>
    /// Begins to keep what was added, beside the evaluation, which would otherwise stand still for a flush to disk; unless that is under way. Tells of
    /// the failure of the one before.
    /// </summary>
    /// <exception cref="Storage.StorageException">The last keeping failed; what it held waits, and is kept with the next.</exception>
    public void BeginKeep()
    {
        _acts.Keep();
        if (!_keeping.IsCompleted)
            return;
        End();
        if (_output.Count > 0)
            Begin();
    }

    /// <summary>Keeps everything that was added.</summary>
    /// <exception cref="Storage.StorageException">Not all was kept; the rest waits.</exception>
    public void Keep()
    {
        _acts.Keep();
        End();
        if (IsWhole)
            return;
        Begin();
        End();
    }

    private void Begin()
    {
        (_output, _leaving) = (_leaving, _output);
        _leaving.Sequence = _addedTo;
        _keeping = Task.Run(() => _store.Keep(_leaving));
    }

    private void End()
    {
        try
        {
            _keeping.GetAwaiter().GetResult();
            if (_leaving.Sequence > _keptTo)
                _keptTo = _leaving.Sequence;
            _leaving.Clear();
        }
        catch
        {
            // What came since goes behind what could not be kept, and both wait.
            _leaving.Take(_output);
            (_output, _leaving) = (_leaving, _output);
            _leaving.Sequence = 0;
            _keeping = Task.CompletedTask;
            throw;
        }
    }

    private void AddLabelChanges(in Evaluation evaluation)
    {
        var part = 0;
        foreach (var change in evaluation.LabelChanges)
        {
            _output.LabelChanges.Add(new StoredLabelChange(
                evaluation.Sequence, part++, change.Label.Set, change.Entity.Text, change.Label.Name, Words.Of(change.Kind), Words.Of(change.Label.Source), change.By,
                change.Why, change.Label.Expires));
        }
    }

    private void AddEffects(LogRecord record, in Evaluation evaluation)
    {
        var part = 0;
        foreach (var effect in evaluation.Effects)
        {
            if (effect.Kind == EffectKind.Enqueue)
            {
                _output.Queued.Add(new QueuedEntity(
                    record.Sequence, part++, record.Received, effect.Name, effect.Priority, effect.Entity.Text, effect.Rule, evaluation.Event?.Id ?? "")
                {
                    Severity = Words.Of(effect.Severity),
                    Note = effect.Note ?? "",
                });
                continue;
            }

            var body = default(byte[]);
            foreach (var webhook in Webhooks)
            {
                if (!webhook.Kinds.Contains(Words.Of(effect.Kind)))
                    continue;
                body ??= Body(record, evaluation, effect);
                // An enforcement waits for its time; of a hold, the due time is its end.
                var due = effect.Kind == EffectKind.Enforce ? effect.Due ?? record.Received : record.Received;
                _output.Deliveries.Add(new Delivery(effect.Key, webhook.Id, Words.Of(effect.Kind), body, record.Received, due));
            }
        }
    }

    private byte[] Body(LogRecord record, in Evaluation evaluation, Effect effect)
    {
        _buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_buffer, JsonTexts.Writing);
        json.WriteStartObject();
        json.WriteString("type"u8, $"cordon.{Words.Of(effect.Kind)}");
        json.WriteString("timestamp"u8, record.Received);
        json.WriteStartObject("data"u8);
        json.WriteString("id"u8, effect.Key);
        json.WriteString("name"u8, effect.Name);
        if (!effect.Entity.IsNone)
            json.WriteString("entity"u8, effect.Entity.Text);
        json.WriteString("rule"u8, effect.Rule);
        json.WriteString("severity"u8, Words.Of(effect.Severity));
        if (effect.Due is { } due)
            json.WriteString(effect.Kind == EffectKind.Hold ? "until"u8 : "due"u8, due);
        if (effect.Note is not null)
            json.WriteString("note"u8, effect.Note);
        if (evaluation.Event is { } e)
        {
            json.WriteStartObject("event"u8);
            json.WriteString("id"u8, e.Id);
            json.WriteString("kind"u8, e.Kind);
            json.WriteString("time"u8, e.Time);
            json.WriteString("actor"u8, e.Actor.Text);
            if (!e.Target.IsNone)
                json.WriteString("target"u8, e.Target.Text);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return _buffer.WrittenSpan.ToArray();
    }
}
