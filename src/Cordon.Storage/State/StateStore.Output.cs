namespace Cordon.Storage.State;

/// <summary>What the engine puts out, and the place in the log up to which it has.</summary>
public sealed partial class StateStore
{
    /// <summary>The sequence up to which everything that the engine puts out is kept.</summary>
    public long PutOutTo => Locked(() => Query("SELECT sequence FROM put_out", row => row.GetInt64(0))).Single();

    /// <summary>Keeps an output, all of it or nothing.</summary>
    /// <exception cref="StorageException">Nothing was kept.</exception>
    public void Keep(Output output) => Locked(() =>
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var change in output.LabelChanges)
        {
            Run(
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
            Run(
                "INSERT INTO queued(sequence, part, at, queue, priority, entity, rule, event) VALUES ($sequence, $part, $at, $queue, $priority, $entity, $rule, $event)",
                ("$sequence", queued.Sequence), ("$part", queued.Part), ("$at", Micros.Of(queued.At)), ("$queue", queued.Queue), ("$priority", queued.Priority),
                ("$entity", queued.Entity), ("$rule", queued.Rule), ("$event", queued.EventId));
        }

        foreach (var delivery in output.Deliveries)
            Insert(delivery);
        foreach (var activation in output.Activations)
        {
            Run(
                "INSERT INTO activations(sequence, hash, at, who, why) VALUES ($sequence, $hash, $at, $who, $why)",
                ("$sequence", activation.Sequence), ("$hash", activation.Hash), ("$at", Micros.Of(activation.At)), ("$who", activation.By), ("$why", activation.Reason));
        }

        Run("UPDATE put_out SET sequence = $sequence", ("$sequence", output.Sequence));
        transaction.Commit();
        return 0;
    });

    /// <summary>The changes of the labels of an entity, the latest first.</summary>
    public IReadOnlyList<StoredLabelChange> LabelHistory(string entity, int most) => Locked(() => Query(
        """
        SELECT sequence, part, at, entity, label, change, source, set_by, reason, expires FROM label_changes
        WHERE entity = $entity ORDER BY sequence DESC, part DESC LIMIT $most
        """,
        row => new StoredLabelChange(
            row.GetInt64(0), row.GetInt32(1), Micros.ToTime(row.GetInt64(2)), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7),
            row.GetString(8), OfMicros(row, 9)),
        ("$entity", entity), ("$most", most)));

    /// <summary>How many entities were put into each queue.</summary>
    public IReadOnlyList<(string Queue, long Count)> Queues() => Locked(() => Query(
        "SELECT queue, count(*) FROM queued GROUP BY queue ORDER BY queue", row => (row.GetString(0), row.GetInt64(1))));

    /// <summary>What is in a queue, the most urgent first and of those the longest waiting.</summary>
    public IReadOnlyList<QueuedEntity> Queued(string queue, int most) => Locked(() => Query(
        "SELECT sequence, part, at, queue, priority, entity, rule, event FROM queued WHERE queue = $queue ORDER BY priority DESC, sequence LIMIT $most",
        row => new QueuedEntity(
            row.GetInt64(0), row.GetInt32(1), Micros.ToTime(row.GetInt64(2)), row.GetString(3), row.GetInt32(4), row.GetString(5), row.GetString(6), row.GetString(7)),
        ("$queue", queue), ("$most", most)));
}
