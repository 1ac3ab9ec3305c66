namespace Cordon.Storage.State;

/// <summary>What the engine puts out, and the place in the log up to which it has.</summary>
public sealed partial class StateStore
{
    /// <summary>The sequence up to which everything that the engine puts out is kept.</summary>
    public long PutOutTo => _db.Query("SELECT sequence FROM put_out", row => row.GetInt64(0)).Single();

    /// <summary>Keeps an output, all of it or nothing.</summary>
    /// <exception cref="StorageException">Nothing was kept.</exception>
    public void Keep(Output output) => _db.InTransaction(() =>
    {
        foreach (var change in output.LabelChanges)
        {
            _db.Run(
                """
                INSERT INTO label_changes(sequence, part, at, entity, label, change, source, set_by, reason, expires)
                VALUES ($sequence, $part, $at, $entity, $label, $change, $source, $by, $reason, $expires)
                """,
                ("$sequence", change.Sequence), ("$part", change.Part), ("$at", Micros.Of(change.At)), ("$entity", change.Entity), ("$label", change.Label),
                ("$change", change.Change), ("$source", change.Source), ("$by", change.By), ("$reason", change.Reason),
                ("$expires", change.Expires is { } end ? Micros.Of(end) : null));
        }

        foreach (var queued in output.Queued)
        {
            _db.Run(
                "INSERT INTO queued(sequence, part, at, queue, priority, entity, rule, event, severity, note) VALUES ($sequence, $part, $at, $queue, $priority, $entity, $rule, $event, $severity, $note)",
                ("$sequence", queued.Sequence), ("$part", queued.Part), ("$at", Micros.Of(queued.At)), ("$queue", queued.Queue), ("$priority", queued.Priority),
                ("$entity", queued.Entity), ("$rule", queued.Rule), ("$event", queued.EventId), ("$severity", queued.Severity), ("$note", queued.Note));
        }

        foreach (var delivery in output.Deliveries)
            Insert(delivery);
        foreach (var activation in output.Activations)
        {
            _db.Run(
                "INSERT INTO activations(sequence, hash, at, who, why) VALUES ($sequence, $hash, $at, $who, $why)",
                ("$sequence", activation.Sequence), ("$hash", activation.Hash), ("$at", Micros.Of(activation.At)), ("$who", activation.By), ("$why", activation.Reason));
        }

        _db.Run("UPDATE put_out SET sequence = $sequence", ("$sequence", output.Sequence));
        return 0;
    });

    /// <summary>The changes of the labels of an entity, the latest first.</summary>
    public IReadOnlyList<StoredLabelChange> LabelHistory(string entity, int most) => _db.Query(
        """
        SELECT sequence, part, at, entity, label, change, source, set_by, reason, expires FROM label_changes
        WHERE entity = $entity ORDER BY sequence DESC, part DESC LIMIT $most
        """,
        row => new StoredLabelChange(
            row.GetInt64(0), row.GetInt32(1), Micros.ToTime(row.GetInt64(2)), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7),
            row.GetString(8), OfMicros(row, 9)),
        ("$entity", entity), ("$most", most));

    /// <summary>What rules put before people, in the order of the log.</summary>
    /// <param name="sequence">Only what came of later records,</param>
    /// <param name="part">or of this record, and behind this place among its effects.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<QueuedEntity> QueuedAfter(long sequence, int part, int most) => _db.Query(
        """
        SELECT sequence, part, at, queue, priority, entity, rule, event, severity, note FROM queued
        WHERE (sequence, part) > ($sequence, $part) ORDER BY sequence, part LIMIT $most
        """,
        row => new QueuedEntity(
            row.GetInt64(0), row.GetInt32(1), Micros.ToTime(row.GetInt64(2)), row.GetString(3), row.GetInt32(4), row.GetString(5), row.GetString(6), row.GetString(7))
        {
            Severity = row.GetString(8),
            Note = row.GetString(9),
        },
        ("$sequence", sequence), ("$part", part), ("$most", most));
}
