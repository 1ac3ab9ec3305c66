using System.Globalization;
using Cordon.Casework.Enforcement;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Casework;

/// <summary>What is done outside casework, before and after it is.</summary>
public sealed partial class CaseworkStore
{
    private const string MeasureColumns = "key, owner, step, place, kind, entity, name, reason, who, due, state, problem";

    /// <inheritdoc/>
    public IReadOnlyList<Measure> Ready(DateTimeOffset now, int most) => _db.Query(
        $"""
        SELECT {string.Join(", ", MeasureColumns.Split(", ").Select(c => "m." + c))} FROM owners o JOIN measures m ON m.owner = o.owner AND m.step = o.step
        WHERE o.live = 1 AND m.state = 0 AND m.due <= $now ORDER BY m.owner, m.place LIMIT $most
        """,
        MeasureOf, ("$now", Micros.Of(now)), ("$most", most));

    /// <inheritdoc/>
    public IReadOnlyList<Measure> Handed(string after, int most) => _db.Query(
        $"SELECT {MeasureColumns} FROM measures WHERE state = 1 AND key > $after ORDER BY key LIMIT $most", MeasureOf, ("$after", after), ("$most", most));

    /// <inheritdoc/>
    public IReadOnlyList<Measure> MeasuresOf(string owner, MeasureState? state, int most) => _reads.Query(
        $"SELECT {MeasureColumns} FROM measures WHERE owner = $owner AND ($state IS NULL OR state = $state) ORDER BY step, place LIMIT $most", MeasureOf,
        ("$owner", owner), ("$state", (int?)state), ("$most", most));

    /// <inheritdoc/>
    public void Note(IReadOnlyList<(string Key, MeasureState State, string? Problem)> outcomes, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        _db.InTransaction(() =>
        {
            var owners = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var (key, state, problem) in outcomes)
            {
                // What an undo or a person gave up meanwhile stays given up.
                owners.UnionWith(_db.Query("UPDATE measures SET state = $state, problem = $problem WHERE key = $key AND state IN (0, 1) RETURNING owner", row => row.GetString(0),
                    ("$state", (int)state), ("$problem", problem), ("$key", key)));
            }

            foreach (var owner in owners)
                Advance(owner, now);
            return 0;
        });
    }

    /// <summary>Keeps measures and makes them the turn of their owner.</summary>
    /// <param name="owner">Whose they are.</param>
    /// <param name="measures">The measures, in the order of carrying out; steps ascend from 0.</param>
    /// <param name="gate">The step before which all earlier ones must have arrived; -1 for none.</param>
    /// <param name="now">Now.</param>
    private void Begin(string owner, IReadOnlyList<Measure> measures, int gate, DateTimeOffset now)
    {
        foreach (var m in measures)
        {
            _db.Run($"INSERT INTO measures({MeasureColumns}) VALUES ($key, $owner, $step, $place, $kind, $entity, $name, $reason, $by, $due, 0, NULL)",
                ("$key", m.Key), ("$owner", owner), ("$step", m.Step), ("$place", m.Place), ("$kind", (int)m.Kind), ("$entity", m.Entity), ("$name", m.Name), ("$reason", m.Reason),
                ("$by", m.By), ("$due", Micros.Of(m.Due)));
        }

        _db.Run("INSERT INTO owners VALUES ($owner, 0, $last, $gate, 1)", ("$owner", owner), ("$last", measures.Count == 0 ? 0 : measures[^1].Step), ("$gate", gate));
        Advance(owner, now);
    }

    /// <summary>Moves an owner on as far as it can go: to its next step, to its end, or to where a person must help.</summary>
    private void Advance(string owner, DateTimeOffset now)
    {
        var found = _db.Query("SELECT step, last, gate FROM owners WHERE owner = $owner AND live = 1", row => (Step: row.GetInt32(0), Last: row.GetInt32(1), Gate: row.GetInt32(2)), ("$owner", owner));
        if (found.Count == 0)
            return;
        var (step, last, gate) = found[0];
        while (CountOf(owner, step, step, MeasureState.Waiting) == 0)
        {
            var isLast = step >= last;
            if (isLast || step + 1 == gate)
            {
                // What is on its way decides first; what failed needs a person.
                if (CountOf(owner, 0, step, MeasureState.Handed) > 0)
                    break;
                if (CountOf(owner, 0, step, MeasureState.Failed) > 0)
                {
                    Stop(owner, now);
                    break;
                }
            }

            StepDone(owner, step, now);
            if (isLast)
            {
                _db.Run("UPDATE owners SET live = 0 WHERE owner = $owner", ("$owner", owner));
                End(owner, now);
                return;
            }

            step++;
            _db.Run("UPDATE owners SET step = $step WHERE owner = $owner", ("$step", step), ("$owner", owner));
        }
    }

    private long CountOf(string owner, int from, int to, MeasureState state) => _db.Number(
        "SELECT count(*) FROM measures WHERE owner = $owner AND step BETWEEN $from AND $to AND state = $state", ("$owner", owner), ("$from", from), ("$to", to), ("$state", (int)state));

    /// <summary>The case and plan of an owner; null for one that is no plan.</summary>
    private static (long Case, int Plan, bool Undo)? PlanOf(string owner)
    {
        var parts = owner.Split('-');
        return parts[0] == "case" && parts.Length >= 3
            ? (long.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture), parts.Length > 3)
            : null;
    }

    private static Measure MeasureOf(SqliteDataReader row) => new()
    {
        Key = row.GetString(0),
        Owner = row.GetString(1),
        Step = row.GetInt32(2),
        Place = row.GetInt32(3),
        Kind = (MeasureKind)row.GetInt32(4),
        Entity = row.GetString(5),
        Name = row.GetString(6),
        Reason = row.GetString(7),
        By = row.GetString(8),
        Due = Micros.ToTime(row.GetInt64(9)),
        State = (MeasureState)row.GetInt32(10),
        Problem = TextOrNull(row, 11),
    };
}
