using System.Globalization;
using Cordon.Casework;
using Cordon.Casework.Decisions;
using Cordon.Casework.Enforcement;
using Cordon.Casework.Queues;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Casework;

/// <summary>Decisions, strikes, appeals, notices, and how well people agree.</summary>
public sealed partial class CaseworkStore
{
    private const string DecisionColumns = "id, subject, reason, severity, who, second, at, note, job, step, overturned";
    private const string AppealColumns = "a.id, a.decision, d.subject, a.at, a.text, a.state, a.who, a.decided, a.note";
    private const int MostLooks = 100_000;
    private const int MostShown = 200;

    /// <inheritdoc/>
    public Decision? Decision(long id) => FindDecision(_reads, id);

    /// <inheritdoc/>
    public IReadOnlyList<Decision> Decisions(long? before, int most) => _reads.Query(
        $"SELECT {DecisionColumns} FROM decisions WHERE id < $before ORDER BY id DESC LIMIT $most", DecisionOf, ("$before", before ?? long.MaxValue), ("$most", most));

    /// <inheritdoc/>
    public EntityRecord RecordOf(string entity, DateTimeOffset now) => _reads.Locked(() =>
    {
        var strikes = StrikesOf(_reads, entity);
        return new EntityRecord(
            entity, Strikes.WeightAt(strikes, now), Strikes.StepOf(_rules.Ladder, strikes, now)?.Action, [.. strikes.OrderByDescending(s => s.Decision)],
            _reads.Query($"SELECT {DecisionColumns} FROM decisions WHERE subject = $entity ORDER BY id DESC LIMIT $most", DecisionOf, ("$entity", entity), ("$most", MostShown)),
            _reads.Query($"SELECT {AppealColumns} FROM decisions d JOIN appeals a ON a.decision = d.id WHERE d.subject = $entity ORDER BY a.id DESC LIMIT $most", AppealOf, ("$entity", entity), ("$most", MostShown)),
            JobsOf(entity, MostShown));
    });

    /// <inheritdoc/>
    public Outcome<Appeal> AddAppeal(long decision, string text, Acting who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _db.InTransaction<Outcome<Appeal>>(() =>
        {
            if (FindDecision(_db, decision) is not { } found)
                return NoDecision(decision);
            if (text.Length is 0 or > 20_000)
                return Refusal.Invalid("an appeal has 1 to 20,000 characters");
            if (found.Reason == JobLook.NoViolation)
                return Refusal.Conflict($"decision {decision} found nothing; there is nothing to appeal");
            var earlier = _db.Query("SELECT state FROM appeals WHERE decision = $decision", row => (AppealState)row.GetInt32(0), ("$decision", decision));
            if (earlier.Count > 0)
                return Refusal.Conflict($"decision {decision} was appealed before, and the appeal is {earlier[0].ToString().ToLowerInvariant()}");
            var id = _db.Query("INSERT INTO appeals(decision, at, text, state) VALUES ($decision, $at, $text, 0) RETURNING id", row => row.GetInt64(0),
                ("$decision", decision), ("$at", Micros.Of(now)), ("$text", text)).Single();
            Act(now, who, "appeal.add", $"appeal:{id} of decision:{decision}", ("subject", found.Subject), ("text", text));
            return FindAppeal(id)!;
        });
    }

    /// <inheritdoc/>
    public Outcome<Appeal> DecideAppeal(long appeal, bool overturn, string note, Acting who, DateTimeOffset now) => _db.InTransaction<Outcome<Appeal>>(() =>
    {
        if (FindAppeal(appeal) is not { } found)
            return Refusal.NotFound($"there is no appeal {appeal}");
        if (found.State != AppealState.Open)
            return Refusal.Conflict($"appeal {appeal} is decided: {found.State.ToString().ToLowerInvariant()}, by {found.By}");
        if (note.Length is 0 or > 10_000)
            return Refusal.Invalid("a note of 1 to 10,000 characters says why");
        var decision = FindDecision(_db, found.Decision)!;
        if (decision.By == who.Name || decision.Second == who.Name || (decision.Job is { } job && Looks(_db, job).Any(l => l.By == who.Name)))
            return Refusal.Forbidden("you had part in the decision; another person decides its appeal");
        _db.Run("UPDATE appeals SET state = $state, who = $who, decided = $at, note = $note WHERE id = $id",
            ("$state", (int)(overturn ? AppealState.Overturned : AppealState.Upheld)), ("$who", who.Name), ("$at", Micros.Of(now)), ("$note", note), ("$id", appeal));
        if (overturn)
            TakeBack(decision, appeal, who, now);
        Act(now, who, overturn ? "appeal.overturn" : "appeal.uphold", $"appeal:{appeal} of decision:{decision.Id}", ("subject", decision.Subject), ("note", note));
        return FindAppeal(appeal)!;
    });

    /// <inheritdoc/>
    public IReadOnlyList<Appeal> Appeals(AppealState? state, int most) => _reads.Query(
        $"SELECT {AppealColumns} FROM appeals a JOIN decisions d ON d.id = a.decision WHERE $state IS NULL OR a.state = $state ORDER BY a.id LIMIT $most", AppealOf,
        ("$state", (int?)state), ("$most", most));

    /// <inheritdoc/>
    public AppealFigures AppealFigures() => _reads.Locked(() =>
    {
        var counts = _reads.Query("SELECT state, count(*) FROM appeals GROUP BY state", row => (State: (AppealState)row.GetInt32(0), Count: row.GetInt64(1))).ToDictionary(c => c.State, c => c.Count);
        var (upheld, overturned) = (counts.GetValueOrDefault(AppealState.Upheld), counts.GetValueOrDefault(AppealState.Overturned));
        return new AppealFigures(
            _reads.Number("SELECT count(*) FROM decisions WHERE reason <> 'none'"), counts.GetValueOrDefault(AppealState.Open), upheld, overturned, Share.Wilson(overturned, upheld + overturned));
    });

    /// <inheritdoc/>
    public Notice? NoticeOf(long decision) => FindNotice(decision);

    /// <inheritdoc/>
    public Outcome<Notice> DeferNotice(long decision, DateTimeOffset? until, string reason, Acting who, DateTimeOffset now) => _db.InTransaction<Outcome<Notice>>(() =>
    {
        if (FindNotice(decision) is not { } notice)
            return Refusal.NotFound($"decision {decision} has no notice");
        if (reason.Length is 0 or > 10_000)
            return Refusal.Invalid("a reason of 1 to 10,000 characters says why the user is not told yet");
        if (notice.State != NoticeState.Waiting)
            return Refusal.Conflict($"the notice of decision {decision} is {notice.State.ToString().ToLowerInvariant()}");
        if (until < now)
            return Refusal.Invalid("until lies in the past");
        var key = _db.Query("SELECT key FROM notices WHERE decision = $id", row => row.GetString(0), ("$id", decision)).Single();
        if (until is { } due)
            _db.Run("UPDATE measures SET due = $due WHERE key = $key AND state = 0", ("$due", Micros.Of(due)), ("$key", key));
        else
            Note([(key, MeasureState.Cancelled, "withheld")], now);
        _db.Run("UPDATE notices SET reason = $reason WHERE decision = $id", ("$reason", reason), ("$id", decision));
        Act(now, who, until is null ? "notice.withhold" : "notice.defer", $"decision:{decision}", ("reason", reason), ("until", until?.ToString("O", CultureInfo.InvariantCulture) ?? ""));
        return FindNotice(decision)!;
    });

    /// <inheritdoc/>
    public Quality Quality(string? queue, DateTimeOffset from)
    {
        var looks = _reads.Query(
            """
            SELECT l.job, l.stage, l.ruling, j.golden, j.subject FROM job_looks l JOIN jobs j ON j.id = l.job
            WHERE l.at >= $from AND ($queue IS NULL OR j.queue = $queue) ORDER BY l.at DESC LIMIT $most
            """,
            row => (Job: row.GetInt64(0), Stage: (JobStage)row.GetInt32(1), Ruling: row.GetString(2), Golden: TextOrNull(row, 3), Subject: row.GetString(4)),
            ("$from", Micros.Of(from)), ("$queue", queue), ("$most", MostLooks));
        var pairs = looks.Where(l => l.Golden is null).GroupBy(l => l.Job)
            .Select(g => (First: g.FirstOrDefault(l => l.Stage == JobStage.First).Ruling, Second: g.FirstOrDefault(l => l.Stage == JobStage.Second).Ruling))
            .Where(p => p.First is not null && p.Second is not null).ToList();
        // Jobs with a known answer about one subject are one item that several people judged.
        var items = looks.GroupBy(l => l.Golden is null ? $"job:{l.Job}" : $"golden:{l.Subject}").Select(g => (IReadOnlyList<string>)[.. g.Select(l => l.Ruling)]).ToList();
        var golden = looks.Where(l => l.Golden is not null).ToList();
        return new Quality(
            Kappa.Cohen(pairs), Kappa.Fleiss(items), Share.Wilson(golden.Count(l => l.Ruling == l.Golden), golden.Count),
            [.. golden.GroupBy(l => (l.Golden!, l.Ruling)).Select(g => new GoldenCell(g.Key.Item1, g.Key.Ruling, g.Count())).OrderBy(c => c.Expected, StringComparer.Ordinal).ThenBy(c => c.Found, StringComparer.Ordinal)]);
    }

    private void TakeBack(Decision decision, long appeal, Acting who, DateTimeOffset now)
    {
        _db.Run("UPDATE decisions SET overturned = 1 WHERE id = $id", ("$id", decision.Id));
        var owner = string.Create(CultureInfo.InvariantCulture, $"decision-{decision.Id}");
        var done = MeasuresIn(_db, owner);
        _db.Run("UPDATE measures SET state = 4, problem = 'the decision was overturned' WHERE owner = $owner AND state IN (0, 3)", ("$owner", owner));
        _db.Run("UPDATE owners SET live = 0 WHERE owner = $owner", ("$owner", owner));
        var back = string.Create(CultureInfo.InvariantCulture, $"appeal-{appeal}");
        var measures = DecisionMeasures.TakeBack(back, done, who.Name, now).ToList();
        if (done.Any(m => m is { Kind: MeasureKind.Notify, State: not MeasureState.Waiting }))
        {
            measures.Add(new Measure
            {
                Key = back + "-notice",
                Owner = back,
                Step = measures.Count == 0 ? 0 : measures[^1].Step + 1,
                Place = measures.Count,
                Kind = MeasureKind.Notify,
                Entity = decision.Subject,
                Name = "overturned",
                Reason = "Your appeal was successful: the decision was taken back.",
                By = who.Name,
                Due = now,
            });
        }

        Begin(back, measures, -1, now);
    }

    private List<Strike> StrikesOf(string subject) => StrikesOf(_db, subject);

    private static List<Strike> StrikesOf(Sqlite.SqliteSession db, string subject) => db.Query(
        "SELECT id, reason, at, weight, half_life, child_safety, overturned FROM decisions WHERE subject = $subject AND weight > 0 ORDER BY id",
        row => new Strike(row.GetInt64(0), row.GetString(1), Micros.ToTime(row.GetInt64(2)), row.GetDouble(3), row.GetDouble(4), row.GetBoolean(5), row.GetBoolean(6)), ("$subject", subject));

    private static List<Measure> MeasuresIn(Sqlite.SqliteSession db, string owner) => db.Query(
        $"SELECT {MeasureColumns} FROM measures WHERE owner = $owner ORDER BY step, place", MeasureOf, ("$owner", owner));

    private static Decision? FindDecision(Sqlite.SqliteSession db, long id) => db.Query($"SELECT {DecisionColumns} FROM decisions WHERE id = $id", DecisionOf, ("$id", id)).FirstOrDefault();

    private Appeal? FindAppeal(long id) => _db.Query($"SELECT {AppealColumns} FROM appeals a JOIN decisions d ON d.id = a.decision WHERE a.id = $id", AppealOf, ("$id", id)).FirstOrDefault();

    private Notice? FindNotice(long decision) => _db.Query(
        "SELECT d.id, d.subject, n.text, m.due, m.state, n.reason FROM notices n JOIN decisions d ON d.id = n.decision JOIN measures m ON m.key = n.key WHERE n.decision = $id",
        row => new Notice(row.GetInt64(0), row.GetString(1), row.GetString(2), Micros.ToTime(row.GetInt64(3)),
            (MeasureState)row.GetInt32(4) switch { MeasureState.Waiting => NoticeState.Waiting, MeasureState.Cancelled => NoticeState.Withheld, _ => NoticeState.Sent }, TextOrNull(row, 5)),
        ("$id", decision)).FirstOrDefault();

    private static Refusal NoDecision(long id) => Refusal.NotFound($"there is no decision {id}");

    private static Decision DecisionOf(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Subject = row.GetString(1),
        Reason = row.GetString(2),
        Severity = (CaseSeverity)row.GetInt32(3),
        By = row.GetString(4),
        Second = TextOrNull(row, 5),
        At = Micros.ToTime(row.GetInt64(6)),
        Note = row.GetString(7),
        Job = row.IsDBNull(8) ? null : row.GetInt64(8),
        Step = TextOrNull(row, 9),
        Overturned = row.GetBoolean(10),
    };

    private static Appeal AppealOf(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetString(2), Micros.ToTime(row.GetInt64(3)), row.GetString(4), (AppealState)row.GetInt32(5), TextOrNull(row, 6), TimeOrNull(row, 7), TextOrNull(row, 8));
}
