using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.State;

/// <summary>Webhooks, and what is to be sent to them.</summary>
public sealed partial class StateStore
{
    private const string DeliveryColumns = "id, webhook, kind, body, made, due, attempts, state, problem";

    /// <summary>Keeps a new webhook.</summary>
    public void Add(Webhook webhook) => _db.Run(
        "INSERT INTO webhooks(id, url, secret, kinds, created) VALUES ($id, $url, $secret, $kinds, $created)",
        ("$id", webhook.Id), ("$url", webhook.Url.ToString()), ("$secret", webhook.Secret.ToArray()), ("$kinds", string.Join(' ', webhook.Kinds)), ("$created", Micros.Of(webhook.Created)));

    /// <summary>The webhooks that stand, the oldest first.</summary>
    public IReadOnlyList<Webhook> Webhooks() => _db.Query(
        "SELECT id, url, secret, kinds, created FROM webhooks WHERE removed IS NULL ORDER BY created, id",
        row => new Webhook(
            row.GetString(0), new Uri(row.GetString(1)), row.GetFieldValue<byte[]>(2), row.GetString(3).Split(' ', StringSplitOptions.RemoveEmptyEntries), Micros.ToTime(row.GetInt64(4))));

    /// <summary>Removes a webhook; what waits for it is given up. False when there is none.</summary>
    public bool RemoveWebhook(string id, DateTimeOffset at) => _db.InTransaction(() =>
    {
        var removed = _db.Run("UPDATE webhooks SET removed = $at WHERE id = $id AND removed IS NULL", ("$at", Micros.Of(at)), ("$id", id)) > 0;
        if (removed)
            _db.Run("UPDATE deliveries SET state = 'dead', problem = 'the webhook was removed' WHERE webhook = $id AND state = 'waiting'", ("$id", id));
        return removed;
    });

    /// <summary>The webhooks to which something is due.</summary>
    public IReadOnlyList<string> DueWebhooks(DateTimeOffset now) => _db.Query(
        "SELECT DISTINCT webhook FROM deliveries WHERE state = 'waiting' AND due <= $now", row => row.GetString(0), ("$now", Micros.Of(now)));

    /// <summary>What is due to one webhook, that which waited longest first.</summary>
    public IReadOnlyList<Delivery> DueDeliveries(string webhook, DateTimeOffset now, int most) => _db.Query(
        $"SELECT {DeliveryColumns} FROM deliveries WHERE state = 'waiting' AND due <= $now AND webhook = $webhook ORDER BY due, id LIMIT $most", Row,
        ("$now", Micros.Of(now)), ("$webhook", webhook), ("$most", most));

    /// <summary>Deliveries in a state, the latest first.</summary>
    public IReadOnlyList<Delivery> Deliveries(DeliveryState state, int most) => _db.Query(
        $"SELECT {DeliveryColumns} FROM deliveries WHERE state = $state ORDER BY made DESC, id LIMIT $most", Row,
        ("$state", Word(state)), ("$most", most));

    /// <summary>How many deliveries are in each state.</summary>
    public IReadOnlyDictionary<DeliveryState, long> DeliveryCounts() => _db.Query(
        "SELECT state, count(*) FROM deliveries GROUP BY state", row => (State: StateOf(row.GetString(0)), Count: row.GetInt64(1)))
        .ToDictionary(c => c.State, c => c.Count);

    /// <summary>Keeps deliveries, all or none; those whose id and webhook are known stay as they are.</summary>
    public void Add(IReadOnlyList<Delivery> deliveries) => _db.InTransaction(() =>
    {
        foreach (var delivery in deliveries)
            Insert(delivery);
        return 0;
    });

    /// <summary>How the deliveries of one id stand at the webhooks that stand; of one that was sent only to webhooks that were removed since, how it stands there.</summary>
    public IReadOnlyList<(DeliveryState State, string? Problem)> StandingOf(string id)
    {
        var all = _db.Query(
            "SELECT d.state, d.problem, w.removed IS NULL FROM deliveries d JOIN webhooks w ON w.id = d.webhook WHERE d.id = $id",
            row => (State: StateOf(row.GetString(0)), Problem: row.IsDBNull(1) ? null : row.GetString(1), Stands: row.GetBoolean(2)), ("$id", id));
        return all.Where(d => d.Stands || all.All(o => !o.Stands)).Select(d => (d.State, d.Problem)).ToList();
    }

    /// <summary>Gives up the deliveries of one id that still wait.</summary>
    public void GiveUp(string id, string problem) => _db.Run(
        "UPDATE deliveries SET state = 'dead', problem = $problem WHERE id = $id AND state = 'waiting'", ("$id", id), ("$problem", problem));

    /// <summary>Notes how an attempt ended.</summary>
    /// <param name="delivery">The delivery, as it was tried.</param>
    /// <param name="state">Where it stands now.</param>
    /// <param name="due">When it is tried again.</param>
    /// <param name="problem">Why the attempt failed; null when it did not.</param>
    public void Tried(Delivery delivery, DeliveryState state, DateTimeOffset due, string? problem) => _db.Run(
        "UPDATE deliveries SET attempts = attempts + 1, state = $state, due = $due, problem = $problem WHERE id = $id AND webhook = $webhook",
        ("$state", Word(state)), ("$due", Micros.Of(due)), ("$problem", problem), ("$id", delivery.Id), ("$webhook", delivery.Webhook));

    /// <summary>Puts dead deliveries back among those that wait.</summary>
    /// <param name="id">One by its id; null for all.</param>
    /// <param name="now">When they are due.</param>
    /// <returns>How many.</returns>
    public int Redrive(string? id, DateTimeOffset now) => _db.Run(
        """
        UPDATE deliveries SET state = 'waiting', attempts = 0, due = $now
        WHERE state = 'dead' AND ($id IS NULL OR id = $id) AND webhook IN (SELECT id FROM webhooks WHERE removed IS NULL)
        """,
        ("$now", Micros.Of(now)), ("$id", id));

    /// <summary>Forgets deliveries that were done before a time.</summary>
    public int ForgetDeliveries(DateTimeOffset before) => _db.Run("DELETE FROM deliveries WHERE state = 'done' AND due < $before", ("$before", Micros.Of(before)));

    private void Insert(Delivery delivery) => _db.Run(
        "INSERT OR IGNORE INTO deliveries(id, webhook, kind, body, made, due) VALUES ($id, $webhook, $kind, $body, $made, $due)",
        ("$id", delivery.Id), ("$webhook", delivery.Webhook), ("$kind", delivery.Kind), ("$body", delivery.Body.ToArray()), ("$made", Micros.Of(delivery.Made)), ("$due", Micros.Of(delivery.Due)));

    private static Delivery Row(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<byte[]>(3), Micros.ToTime(row.GetInt64(4)), Micros.ToTime(row.GetInt64(5)))
        {
            Attempts = row.GetInt32(6),
            State = StateOf(row.GetString(7)),
            Problem = row.IsDBNull(8) ? null : row.GetString(8),
        };

    private static string Word(DeliveryState state) => state.ToString().ToLower(CultureInfo.InvariantCulture);

    private static DeliveryState StateOf(string word) => Enum.Parse<DeliveryState>(word, ignoreCase: true);
}
