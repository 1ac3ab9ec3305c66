using System.Globalization;
using System.Text.Json;
using Cordon.Casework;
using Cordon.Casework.Cases;
using Cordon.Casework.Enforcement;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Casework;

/// <summary>Plans to take networks down: proposed by one person, approved by another, carried out step by step, taken back.</summary>
public sealed partial class CaseworkStore
{
    private const string PlanColumns = "case_id, number, stages, state, reason, proposed_by, proposed, version, mark, decided_by, decided";

    /// <inheritdoc/>
    public Outcome<DryRun> DryRun(long id, IReadOnlyList<Stage> stages, PlatformView platform) => _reads.Locked<Outcome<DryRun>>(() => CaseIn(_reads, id) is { } found ? Run(_reads, found, stages, platform) : NoCase(id));

    /// <inheritdoc/>
    public Outcome<Plan> Propose(long id, IReadOnlyList<Stage> stages, string mark, string reason, PlatformView platform, Acting who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(stages);
        return _db.InTransaction<Outcome<Plan>>(() =>
        {
            if (CaseIn(_db, id) is not { } found)
                return NoCase(id);
            if (reason.Length is 0 or > 8_000)
                return Refusal.Invalid("a reason of 1 to 8,000 characters says why");
            if (found.State is not (CaseState.Suspected or CaseState.InReview or CaseState.Watched or CaseState.Confirmed))
                return Refusal.Conflict($"case {id} is {Word(found.State)}; begin a review first");
            if (Busy(id) is { } busy)
                return busy;
            if (_db.Number("SELECT count(*) FROM plans WHERE case_id = $id AND state = 0", ("$id", id)) > 0)
                return Refusal.Conflict($"case {id} has a plan that waits for approval; approve or reject it first");
            if (Checked(found, stages, mark, platform) is { } problem)
                return problem;
            var number = (int)_db.Number("SELECT coalesce(max(number), 0) + 1 FROM plans WHERE case_id = $id", ("$id", id));
            _db.Run($"INSERT INTO plans({PlanColumns}) VALUES ($id, $number, $stages, 0, $reason, $who, $now, $version, $mark, NULL, NULL)",
                ("$id", id), ("$number", number), ("$stages", JsonSerializer.Serialize(stages)), ("$reason", reason), ("$who", who.Name), ("$now", Micros.Of(now)), ("$version", found.Version), ("$mark", mark));
            if (found.State == CaseState.Suspected)
                Turned(id, CaseState.InReview, now);
            Act(now, who, "case.propose", $"case:{id} plan {number}", ("reason", reason), ("stages", string.Join(' ', stages.Select(s => Takedown.Word(s.Kind)))), ("mark", mark));
            return PlanIn(_db, id, number)!;
        });
    }

    /// <inheritdoc/>
    public Outcome<Plan> Approve(long id, int plan, PlatformView platform, Acting who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(who);
        return _db.InTransaction<Outcome<Plan>>(() =>
        {
            if (PlanIn(_db, id, plan) is not { } found)
                return NoPlan(id, plan);
            if (found.State != PlanState.Proposed)
                return Refusal.Conflict($"plan {plan} of case {id} is {Word(found.State)}");
            if (!who.MayApprove)
                return Refusal.Forbidden("you have no right to approve; ask somebody who has");
            if (found.ProposedBy == who.Name)
                return Refusal.Forbidden("you proposed this plan; another person approves it");
            var network = CaseIn(_db, id)!;
            if (Checked(network, found.Stages, found.Mark, platform) is { } problem)
                return problem;
            _db.Run("UPDATE plans SET state = 2, decided_by = $who, decided = $now WHERE case_id = $id AND number = $plan", ("$who", who.Name), ("$now", Micros.Of(now)), ("$id", id), ("$plan", plan));
            Act(now, who, "case.approve", $"case:{id} plan {plan}", ("proposed_by", found.ProposedBy), ("mark", found.Mark));
            CloseJob(network, "dismantle", now);
            Turned(id, CaseState.Confirmed, now);
            var owner = Owner(id, plan);
            Begin(owner, Takedown.Measures(owner, network.Network, MembersIn(_db, id), NetworkIn(_db, id)!.Artifacts, found.Stages, found.Reason, found.ProposedBy, now), Takedown.GateOf(found.Stages), now);
            return PlanIn(_db, id, plan)!;
        });
    }

    /// <inheritdoc/>
    public Outcome<Plan> Reject(long id, int plan, string reason, Acting who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(who);
        return _db.InTransaction<Outcome<Plan>>(() =>
        {
            if (PlanIn(_db, id, plan) is not { } found)
                return NoPlan(id, plan);
            if (found.State != PlanState.Proposed)
                return Refusal.Conflict($"plan {plan} of case {id} is {Word(found.State)}");
            if (!who.MayApprove && found.ProposedBy != who.Name)
                return Refusal.Forbidden("only its proposer, or somebody who may approve, rejects a plan");
            if (reason.Length is 0 or > 10_000)
                return Refusal.Invalid("a reason of 1 to 10,000 characters says why");
            _db.Run("UPDATE plans SET state = 1, decided_by = $who, decided = $now WHERE case_id = $id AND number = $plan", ("$who", who.Name), ("$now", Micros.Of(now)), ("$id", id), ("$plan", plan));
            Act(now, who, "case.reject", $"case:{id} plan {plan}", ("reason", reason));
            return PlanIn(_db, id, plan)!;
        });
    }

    /// <inheritdoc/>
    public Outcome<Plan> Retry(long id, int plan, Acting who, DateTimeOffset now) => Helped(id, plan, who, "case.retry", "", now, owner =>
        _db.Run("UPDATE measures SET state = 0, problem = NULL WHERE owner = $owner AND state = 3", ("$owner", owner)));

    /// <inheritdoc/>
    public Outcome<Plan> GoOn(long id, int plan, string reason, Acting who, DateTimeOffset now) => reason is not { Length: > 0 and <= 10_000 }
        ? Refusal.Invalid("a reason of 1 to 10,000 characters says why what failed may stay undone")
        : !who.MayApprove ? Refusal.Forbidden("going on without what failed needs somebody who may approve")
        : Helped(id, plan, who, "case.go_on", reason, now, owner => _db.Run("UPDATE measures SET state = 4 WHERE owner = $owner AND state = 3", ("$owner", owner)));

    /// <inheritdoc/>
    public Outcome<Plan> Undo(long id, int plan, string reason, Acting who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(who);
        return _db.InTransaction<Outcome<Plan>>(() =>
        {
            if (PlanIn(_db, id, plan) is not { } found)
                return NoPlan(id, plan);
            if (!who.MayApprove)
                return Refusal.Forbidden("you have no right to undo; ask somebody who may approve");
            if (found.State is not (PlanState.Running or PlanState.Stuck or PlanState.Done))
                return Refusal.Conflict($"plan {plan} of case {id} is {Word(found.State)}; there is nothing to undo");
            if (reason.Length is 0 or > 8_000)
                return Refusal.Invalid("a reason of 1 to 8,000 characters says why");
            var owner = Owner(id, plan);
            var step = _db.Number("SELECT step FROM owners WHERE owner = $owner", ("$owner", owner));
            var begun = MeasuresIn(_db, owner).Where(m => m.Step <= step).ToList();
            _db.Run("UPDATE measures SET state = 4, problem = 'the plan was undone' WHERE owner = $owner AND state IN (0, 3)", ("$owner", owner));
            _db.Run("UPDATE owners SET live = 0 WHERE owner = $owner", ("$owner", owner));
            _db.Run("UPDATE plans SET state = 5 WHERE case_id = $id AND number = $plan", ("$id", id), ("$plan", plan));
            Act(now, who, "case.undo", $"case:{id} plan {plan}", ("reason", reason));
            var back = owner + Cordon.Casework.Decisions.DecisionMeasures.Undone;
            Begin(back, Takedown.TakeBack(back, CaseIn(_db, id)!.Network, found.Stages, begun, who.Name, now), -1, now);
            return PlanIn(_db, id, plan)!;
        });
    }

    /// <inheritdoc/>
    public Plan? Plan(long id, int plan) => _reads.Locked(() => PlanIn(_reads, id, plan));

    private Outcome<Plan> Helped(long id, int plan, Acting who, string act, string reason, DateTimeOffset now, Func<string, int> help) => _db.InTransaction<Outcome<Plan>>(() =>
    {
        if (PlanIn(_db, id, plan) is not { } found)
            return NoPlan(id, plan);
        if (found.State != PlanState.Stuck && found.Progress.All(p => p.Failed == 0))
            return Refusal.Conflict($"plan {plan} of case {id} is {Word(found.State)}, and nothing of it failed");
        var undo = _db.Number("SELECT count(*) FROM owners WHERE owner = $owner AND live = 1", ("$owner", Owner(id, plan) + "-undo")) > 0;
        var owner = Owner(id, plan) + (undo ? "-undo" : "");
        help(owner);
        // What waits again is of a step at or before the present one; from there it goes on.
        _db.Run("UPDATE owners SET step = min(step, coalesce((SELECT min(step) FROM measures WHERE owner = $owner AND state = 0), step)) WHERE owner = $owner", ("$owner", owner));
        _db.Run("UPDATE plans SET state = $state WHERE case_id = $id AND number = $plan", ("$state", (int)(undo ? PlanState.Undoing : PlanState.Running)), ("$id", id), ("$plan", plan));
        Act(now, who, act, $"case:{id} plan {plan}", ("reason", reason));
        Advance(owner, now);
        return PlanIn(_db, id, plan)!;
    });

    /// <summary>What stands against carrying out what was shown; null for nothing.</summary>
    private Refusal? Checked(NetworkCase network, IReadOnlyList<Stage> stages, string mark, PlatformView platform)
    {
        var run = Run(_db, network, stages, platform);
        if (run.Mark != mark)
            return Refusal.Conflict("the case is no longer that of the dry run; make a new dry run, and propose what it shows");
        return run.Problems.Count > 0 ? Refusal.Conflict(string.Join("; ", run.Problems)) : null;
    }

    private static DryRun Run(Sqlite.SqliteSession db, NetworkCase network, IReadOnlyList<Stage> stages, PlatformView platform)
    {
        var detected = NetworkIn(db, network.Id)!;
        return Takedown.DryRun(network, MembersIn(db, network.Id), detected.Ties, detected.Artifacts, stages, platform);
    }

    /// <summary>A step is done: the ledger says so.</summary>
    private void StepDone(string owner, int step, DateTimeOffset now)
    {
        if (PlanOf(owner) is not { } of || PlanIn(_db, of.Case, of.Plan) is not { } plan)
            return;
        var count = _db.Number("SELECT count(*) FROM measures WHERE owner = $owner AND step = $step AND state IN (1, 2)", ("$owner", owner), ("$step", step));
        var name = of.Undo ? "undo" : Takedown.Word(plan.Stages[step].Kind);
        Act(now, new Acting(plan.DecidedBy ?? plan.ProposedBy), "case.stage", string.Create(CultureInfo.InvariantCulture, $"case:{of.Case} plan {of.Plan} {name}: {count} measures"));
    }

    /// <summary>An owner came to its end.</summary>
    private void End(string owner, DateTimeOffset now)
    {
        if (PlanOf(owner) is not { } of || PlanIn(_db, of.Case, of.Plan) is not { } plan)
            return;
        _db.Run("UPDATE plans SET state = $state WHERE case_id = $id AND number = $plan", ("$state", (int)(of.Undo ? PlanState.Undone : PlanState.Done)), ("$id", of.Case), ("$plan", of.Plan));
        Turned(of.Case, of.Undo ? CaseState.InReview
            : plan.Stages.Any(s => s.Kind == StageKind.Watch) ? CaseState.Watched
            : plan.Stages.Any(s => s.Kind == StageKind.Remove) ? CaseState.Dismantled
            : CaseState.Confirmed, now);
        Act(now, new Acting(plan.DecidedBy ?? plan.ProposedBy), of.Undo ? "case.undone" : "case.done", string.Create(CultureInfo.InvariantCulture, $"case:{of.Case} plan {of.Plan}"));
    }

    /// <summary>An owner needs a person.</summary>
    private void Stop(string owner, DateTimeOffset now)
    {
        if (PlanOf(owner) is not { } of)
            return;
        if (_db.Run("UPDATE plans SET state = 3 WHERE case_id = $id AND number = $plan AND state <> 3", ("$id", of.Case), ("$plan", of.Plan)) > 0)
            Act(now, new Acting("cordon"), "case.stuck", string.Create(CultureInfo.InvariantCulture, $"case:{of.Case} plan {of.Plan}"));
    }

    /// <summary>Tells the guard a state of a network that no plan is behind.</summary>
    private void Tell(NetworkCase network, string state, string reason, Acting who, DateTimeOffset now)
    {
        var owner = string.Create(CultureInfo.InvariantCulture, $"told-{network.Id}-{_db.Number("SELECT seq FROM sqlite_sequence WHERE name = 'acts'")}");
        Begin(owner, [new Measure { Key = owner + "-0", Owner = owner, Step = 0, Place = 0, Kind = MeasureKind.NetworkState, Entity = network.Network, Name = state, Reason = reason, By = who.Name, Due = now }], -1, now);
    }

    private static string Owner(long id, int plan) => string.Create(CultureInfo.InvariantCulture, $"case-{id}-{plan}");

    private static Refusal NoPlan(long id, int plan) => Refusal.NotFound($"case {id} has no plan {plan}");

    private static string Word(PlanState state) => state.ToString().ToLowerInvariant();

    private static Plan? PlanIn(Sqlite.SqliteSession db, long id, int number) => db.Query(
        $"SELECT {PlanColumns} FROM plans WHERE case_id = $id AND number = $number", PlanRow, ("$id", id), ("$number", number)).Select(p => WithProgress(db, p)).FirstOrDefault();

    private static List<Plan> PlansIn(Sqlite.SqliteSession db, long id) =>
        [.. db.Query($"SELECT {PlanColumns} FROM plans WHERE case_id = $id ORDER BY number DESC", PlanRow, ("$id", id)).Select(p => WithProgress(db, p))];

    private static Plan WithProgress(Sqlite.SqliteSession db, Plan plan)
    {
        var progress = new List<StageProgress>();
        foreach (var undo in (bool[])[false, true])
        {
            var counts = db.Query(
                "SELECT step, state, count(*) FROM measures WHERE owner = $owner GROUP BY step, state ORDER BY step", row => (Step: row.GetInt32(0), State: (MeasureState)row.GetInt32(1), Count: row.GetInt32(2)),
                ("$owner", Owner(plan.Case, plan.Number) + (undo ? "-undo" : "")));
            var stages = undo ? [.. plan.Stages.Where(s => s.IsReversible).Reverse()] : plan.Stages;
            progress.AddRange(counts.GroupBy(c => c.Step).Select(step => new StageProgress(
                stages[Math.Min(step.Key, stages.Count - 1)].Kind, undo, Of(step, MeasureState.Waiting), Of(step, MeasureState.Handed), Of(step, MeasureState.Done), Of(step, MeasureState.Failed), Of(step, MeasureState.Cancelled))));
        }

        return plan with { Progress = progress };

        static int Of(IEnumerable<(int Step, MeasureState State, int Count)> step, MeasureState state) => step.Where(s => s.State == state).Sum(s => s.Count);
    }

    private static Plan PlanRow(SqliteDataReader row) => new()
    {
        Case = row.GetInt64(0),
        Number = row.GetInt32(1),
        Stages = JsonSerializer.Deserialize<List<Stage>>(row.GetString(2))!,
        State = (PlanState)row.GetInt32(3),
        Reason = row.GetString(4),
        ProposedBy = row.GetString(5),
        Proposed = Micros.ToTime(row.GetInt64(6)),
        Version = row.GetInt32(7),
        Mark = row.GetString(8),
        DecidedBy = TextOrNull(row, 9),
        Decided = TimeOrNull(row, 10),
    };
}
