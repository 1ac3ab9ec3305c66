using System.IO.Compression;
using System.Text.Json;
using Cordon.Casework;
using Cordon.Casework.Cases;
using Cordon.Casework.Queues;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Casework;

/// <summary>Cases of networks and the people in them.</summary>
public sealed partial class CaseworkStore
{
    private const string CaseColumns = "id, network, state, score, calibrated, reasons, created, changed, who, version";
    private const string MemberColumns = "account, role, strength, stability, risk, standing, reasons, changed_by, changed_why";

    /// <inheritdoc/>
    public NetworkCase Take(DetectedNetwork network, ReadOnlyMemory<byte> source, Acting who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(network);
        return _db.InTransaction(() =>
        {
            var packed = Packed(source.Span);
            var known = _db.Query("SELECT id FROM cases WHERE network = $network", row => (long?)row.GetInt64(0), ("$network", network.Id)).FirstOrDefault();
            if (known is { } same && _db.Number("SELECT count(*) FROM case_sources WHERE case_id = $id AND source = $source", ("$id", same), ("$source", packed)) > 0)
                return CaseIn(_db, same)!;
            var id = known ?? _db.Query(
                "INSERT INTO cases(network, state, score, calibrated, reasons, created, changed, who, version) VALUES ($network, 0, 0, NULL, '[]', $now, $now, $who, 0) RETURNING id",
                row => row.GetInt64(0), ("$network", network.Id), ("$now", Micros.Of(now)), ("$who", who.Name)).Single();
            _db.Run("UPDATE cases SET score = $score, calibrated = $calibrated, reasons = $reasons, changed = $now, version = version + 1 WHERE id = $id",
                ("$score", network.Score), ("$calibrated", network.Calibrated), ("$reasons", JsonSerializer.Serialize(network.Reasons)), ("$now", Micros.Of(now)), ("$id", id));
            _db.Run("INSERT INTO case_sources VALUES ($id, $source) ON CONFLICT DO UPDATE SET source = $source", ("$id", id), ("$source", packed));
            foreach (var m in network.People)
            {
                // What a person said about somebody stands, and nobody protected is exposed by a later detection.
                _db.Run(
                    $"""
                    INSERT INTO case_members(case_id, {MemberColumns}) VALUES ($id, $account, $role, $strength, $stability, $risk, $standing, $reasons, NULL, NULL)
                    ON CONFLICT DO UPDATE SET role = $role, strength = $strength, stability = $stability, risk = $risk, reasons = $reasons,
                        standing = CASE WHEN changed_by IS NOT NULL OR standing = 2 THEN standing ELSE $standing END
                    """,
                    ("$id", id), ("$account", m.Account), ("$role", m.Role), ("$strength", m.Strength), ("$stability", m.Stability), ("$risk", m.Risk), ("$standing", (int)m.Standing),
                    ("$reasons", JsonSerializer.Serialize(m.Reasons)));
            }

            Act(now, who, known is null ? "case.open" : "case.renew", $"case:{id}", ("network", network.Id));
            var network2 = CaseIn(_db, id)!;
            if (network2.State is CaseState.Suspected or CaseState.InReview or CaseState.Watched)
                JobOfCase(network2, network, who, now);
            return CaseIn(_db, id)!;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<NetworkCase> Cases(CaseState? state, int most) => _reads.Locked(() => _reads.Query(
            $"SELECT {CaseColumns} FROM cases WHERE $state IS NULL OR state = $state ORDER BY changed DESC, id DESC LIMIT $most", CaseOf, ("$state", (int?)state), ("$most", most))
        .Select(c => Counted(_reads, c)).ToList());

    /// <inheritdoc/>
    public NetworkCase? Case(long id) => _reads.Locked(() => CaseIn(_reads, id));

    /// <summary>The case of a network; null when there is none.</summary>
    public NetworkCase? CaseOfNetwork(string network) => _db.Locked(() => _db.Query("SELECT id FROM cases WHERE network = $network", row => row.GetInt64(0), ("$network", network)).Select(id => CaseIn(_db, id)).FirstOrDefault());

    /// <inheritdoc/>
    public CaseView? View(long id, PlatformView platform) => _reads.Locked(() =>
    {
        if (CaseIn(_reads, id) is not { } found)
            return null;
        var members = MembersIn(_reads, id);
        return new CaseView(
            found, members,
            _reads.Query("SELECT id, at, who, about, text FROM annotations WHERE case_id = $id ORDER BY id",
                row => new Annotation(row.GetInt64(0), Micros.ToTime(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4)), ("$id", id)),
            PlansIn(_reads, id), BystanderCheck.Of(members, NetworkIn(_reads, id)!.Ties, platform));
    });

    /// <inheritdoc/>
    public DetectedNetwork? Network(long id) => _reads.Locked(() => NetworkIn(_reads, id));

    /// <inheritdoc/>
    public IReadOnlyList<CaseMember> Members(long id) => MembersIn(_reads, id);

    /// <inheritdoc/>
    public Outcome<NetworkCase> Begin(long id, Acting who, DateTimeOffset now) => _db.InTransaction<Outcome<NetworkCase>>(() =>
    {
        if (CaseIn(_db, id) is not { } found)
            return NoCase(id);
        if (found.State is CaseState.InReview)
            return found;
        if (found.State is not (CaseState.Suspected or CaseState.Cleared or CaseState.Watched))
            return Refusal.Conflict($"case {id} is {Word(found.State)}; undo its plan first");
        Act(now, who, "case.review", $"case:{id}");
        return Turned(id, CaseState.InReview, now);
    });

    /// <inheritdoc/>
    public Outcome<NetworkCase> Stand(long id, IReadOnlyList<string> accounts, Standing standing, string reason, Acting who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        return _db.InTransaction<Outcome<NetworkCase>>(() =>
        {
            if (CaseIn(_db, id) is not { } found)
                return NoCase(id);
            if (reason.Length is 0 or > 10_000)
                return Refusal.Invalid("a reason of 1 to 10,000 characters says why");
            if (accounts.Count == 0)
                return Refusal.Invalid("accounts: name at least one");
            if (Busy(id) is { } busy)
                return busy;
            var members = MembersIn(_db, id).ToDictionary(m => m.Account, StringComparer.Ordinal);
            foreach (var account in accounts)
            {
                if (!members.TryGetValue(account, out var member))
                    return Refusal.NotFound($"'{Events.Shown.Brief(account)}' is not in case {id}");
                if (standing == Standing.Included && member.Standing == Standing.Protected && !who.MayApprove)
                    return Refusal.Forbidden($"{account} is protected; only somebody who may approve can make it a member");
            }

            foreach (var account in accounts.Distinct())
            {
                _db.Run("UPDATE case_members SET standing = $standing, changed_by = $who, changed_why = $why WHERE case_id = $id AND account = $account",
                    ("$standing", (int)standing), ("$who", who.Name), ("$why", reason), ("$id", id), ("$account", account));
            }

            // A plan holds for the members that it was made for; one that waits for approval falls.
            _db.Run("UPDATE plans SET state = 1, decided_by = 'cordon', decided = $now WHERE case_id = $id AND state = 0", ("$now", Micros.Of(now)), ("$id", id));
            _db.Run("UPDATE cases SET version = version + 1, changed = $now, state = CASE state WHEN 0 THEN 1 ELSE state END WHERE id = $id", ("$now", Micros.Of(now)), ("$id", id));
            Act(now, who, $"case.{Word(standing)}", $"case:{id} {accounts.Count} accounts", ("accounts", string.Join(' ', accounts)), ("reason", reason));
            return CaseIn(_db, id)!;
        });
    }

    /// <inheritdoc/>
    public Outcome<Annotation> Annotate(long id, string about, string text, Acting who, DateTimeOffset now) => _db.InTransaction<Outcome<Annotation>>(() =>
    {
        if (CaseIn(_db, id) is null)
            return NoCase(id);
        if (text.Length is 0 or > 10_000 || about.Length > 4096)
            return Refusal.Invalid("an annotation has 1 to 10,000 characters");
        var number = _db.Query("INSERT INTO annotations(case_id, at, who, about, text) VALUES ($id, $at, $who, $about, $text) RETURNING id", row => row.GetInt64(0),
            ("$id", id), ("$at", Micros.Of(now)), ("$who", who.Name), ("$about", about), ("$text", text)).Single();
        Act(now, who, "case.annotate", $"case:{id}", ("about", about), ("text", text));
        return new Annotation(number, now, who.Name, about, text);
    });

    /// <inheritdoc/>
    public Outcome<NetworkCase> Clear(long id, string reason, Acting who, DateTimeOffset now) => _db.InTransaction<Outcome<NetworkCase>>(() =>
    {
        if (CaseIn(_db, id) is not { } found)
            return NoCase(id);
        if (reason.Length is 0 or > 10_000)
            return Refusal.Invalid("a reason of 1 to 10,000 characters says why");
        if (found.State is not (CaseState.Suspected or CaseState.InReview))
            return Refusal.Conflict($"case {id} is {Word(found.State)}");
        if (Busy(id) is { } busy)
            return busy;
        _db.Run("UPDATE plans SET state = 1, decided_by = $who, decided = $now WHERE case_id = $id AND state = 0", ("$who", who.Name), ("$now", Micros.Of(now)), ("$id", id));
        CloseJob(found, JobLook.NoViolation, now);
        Tell(found, "cleared", reason, who, now);
        Act(now, who, "case.clear", $"case:{id}", ("reason", reason));
        return Turned(id, CaseState.Cleared, now);
    });

    private void JobOfCase(NetworkCase network, DetectedNetwork detected, Acting who, DateTimeOffset now)
    {
        Fold(new IncomingJob
        {
            Subject = network.Network,
            Case = network.Id,
            Source = "network",
            By = network.Network,
            Severity = network.Score >= 0.7 ? CaseSeverity.Critical : CaseSeverity.High,
            Priority = (int)Math.Round(network.Score * 100),
            Exposure = detected.People.Count,
            Note = network.Reasons.Count > 0 ? network.Reasons[0] : "",
            At = now,
        });
        // What waits about single members is part of the network's job from now on. Looking at a member that somebody has claimed goes on.
        foreach (var member in network.Counts.GetValueOrDefault(Standing.Included) > 0 ? MembersIn(_db, network.Id).Where(m => m.Standing == Standing.Included) : [])
        {
            foreach (var open in _db.Query($"SELECT {JobColumns} FROM jobs WHERE subject = $subject AND state = 0 AND stage = 0 AND golden IS NULL", JobOf, ("$subject", member.Account)))
            {
                Fold(new IncomingJob
                {
                    Subject = member.Account,
                    Queue = open.Queue,
                    Source = "network",
                    By = $"job:{open.Id}",
                    Severity = open.Severity,
                    Priority = open.Priority,
                    Exposure = open.Exposure,
                    Note = $"job {open.Id} with {open.Reasons} reasons became part of this one",
                    At = open.Created,
                });
                Close(open.Id, "folded", now);
            }
        }
    }

    private void CloseJob(NetworkCase network, string ruling, DateTimeOffset now)
    {
        if (network.Job is { } job)
            Close(job, ruling, now);
    }

    /// <summary>Why a case cannot change now; null when it can.</summary>
    private Refusal? Busy(long id) => _db.Query("SELECT number, state FROM plans WHERE case_id = $id AND state IN (2, 3, 5)", row => (row.GetInt32(0), (PlanState)row.GetInt32(1)), ("$id", id))
        .Select(p => Refusal.Conflict($"plan {p.Item1} of case {id} is {p.Item2.ToString().ToLowerInvariant()}; wait until it ends, or undo it")).FirstOrDefault();

    private NetworkCase Turned(long id, CaseState state, DateTimeOffset now)
    {
        _db.Run("UPDATE cases SET state = $state, changed = $now WHERE id = $id", ("$state", (int)state), ("$now", Micros.Of(now)), ("$id", id));
        return CaseIn(_db, id)!;
    }

    private static Refusal NoCase(long id) => Refusal.NotFound($"there is no case {id}");

    private static NetworkCase? CaseIn(Sqlite.SqliteSession db, long id) =>
        db.Query($"SELECT {CaseColumns} FROM cases WHERE id = $id", CaseOf, ("$id", id)).Select(c => Counted(db, c)).FirstOrDefault();

    private static NetworkCase Counted(Sqlite.SqliteSession db, NetworkCase found) => found with
    {
        Counts = db.Query("SELECT standing, count(*) FROM case_members WHERE case_id = $id GROUP BY standing", row => ((Standing)row.GetInt32(0), row.GetInt32(1)), ("$id", found.Id))
            .ToDictionary(c => c.Item1, c => c.Item2),
        Job = db.Query("SELECT id FROM jobs WHERE subject = $network AND state < 2 AND golden IS NULL", row => (long?)row.GetInt64(0), ("$network", found.Network)).FirstOrDefault(),
    };

    private static List<CaseMember> MembersIn(Sqlite.SqliteSession db, long id) => db.Query(
        $"SELECT {MemberColumns} FROM case_members WHERE case_id = $id ORDER BY standing = 2, standing, strength DESC, account",
        row => new CaseMember
        {
            Account = row.GetString(0),
            Role = row.GetString(1),
            Strength = row.GetDouble(2),
            Stability = row.IsDBNull(3) ? null : row.GetDouble(3),
            Risk = row.IsDBNull(4) ? null : row.GetDouble(4),
            Standing = (Standing)row.GetInt32(5),
            Reasons = JsonSerializer.Deserialize<List<string>>(row.GetString(6))!,
            ChangedBy = TextOrNull(row, 7),
            ChangedWhy = TextOrNull(row, 8),
        },
        ("$id", id));

    private static DetectedNetwork? NetworkIn(Sqlite.SqliteSession db, long id) => db.Query("SELECT source FROM case_sources WHERE case_id = $id", row => row.GetFieldValue<byte[]>(0), ("$id", id))
        .Select(packed => NetworkReader.Read(Unpacked(packed))[0].Network).FirstOrDefault();

    private static byte[] Packed(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        brotli.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Word(CaseState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    private static string Word(Standing standing) => standing switch { Standing.Included => "include", Standing.Excluded => "exclude", Standing.Protected => "protect", _ => "leave" };

    private static NetworkCase CaseOf(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Network = row.GetString(1),
        State = (CaseState)row.GetInt32(2),
        Score = row.GetDouble(3),
        Calibrated = row.IsDBNull(4) ? null : row.GetDouble(4),
        Reasons = JsonSerializer.Deserialize<List<string>>(row.GetString(5))!,
        Created = Micros.ToTime(row.GetInt64(6)),
        Changed = Micros.ToTime(row.GetInt64(7)),
        By = row.GetString(8),
        Version = row.GetInt32(9),
        Counts = new Dictionary<Standing, int>(),
    };
}
