using Cordon.Casework;
using Cordon.Casework.Wellness;

namespace Cordon.Storage.Casework;

/// <summary>Who saw how much.</summary>
public sealed partial class CaseworkStore
{
    private static readonly TimeSpan RevealHolds = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public ShiftStanding ShiftOf(string person, DateTimeOffset now) => _db.Locked(() => Shift(person, now));

    /// <inheritdoc/>
    public Refusal? Hinders(RevealRequest request, Acting who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _db.Locked(() =>
        {
            if (request.Reason.Length is 0 or > 10_000)
                return Refusal.Invalid("a reason of 1 to 10,000 characters says why it must be seen");
            if (request.Weight is < 1 or > 100)
                return Refusal.Invalid("weight is 1 to 100");
            var shift = Shift(who.Name, now);
            if (shift.OptedOut.Contains(request.Material))
                return Refusal.Limit($"you opted out of '{request.Material}'; hand the job to somebody else");
            if (shift.Left < request.Weight)
                return Refusal.Limit($"you saw {shift.Seen} of {shift.Budget} in this shift, which ends {shift.Ends:u}; stop here, or ask a supervisor for an override");
            if (_db.Number("SELECT count(*) FROM decisions WHERE subject = $entity AND overturned = 0", ("$entity", request.Entity)) > 0 && !HasOpenWork(request))
                return Refusal.Conflict($"{request.Entity} is decided, and is not shown again; an appeal, or a job that is open, shows it");
            return null;
        });
    }

    /// <inheritdoc/>
    public Outcome<Reveal> Count(RevealRequest request, Acting who, DateTimeOffset now) => _db.InTransaction<Outcome<Reveal>>(() =>
    {
        if (Hinders(request, who, now) is { } refusal)
            return refusal;
        Began(who.Name, now);
        _db.Run("UPDATE shifts SET seen = seen + $weight WHERE person = $person AND began = $began", ("$weight", request.Weight), ("$person", who.Name), ("$began", Micros.Of(Shift(who.Name, now).Began!.Value)));
        var id = _db.Query("INSERT INTO reveals(person, at, entity, material, job, weight) VALUES ($person, $at, $entity, $material, $job, $weight) RETURNING id", row => row.GetInt64(0),
            ("$person", who.Name), ("$at", Micros.Of(now)), ("$entity", request.Entity), ("$material", request.Material), ("$job", request.Job), ("$weight", request.Weight)).Single();
        return new Reveal(id, request.Entity, now + RevealHolds, Shift(who.Name, now));
    });

    /// <inheritdoc/>
    public Outcome<ShiftStanding> Override(string person, int more, string reason, Acting who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(who);
        return _db.InTransaction<Outcome<ShiftStanding>>(() =>
        {
            if (!who.MaySupervise)
                return Refusal.Forbidden("only a supervisor lets somebody see more");
            if (person == who.Name)
                return Refusal.Forbidden("nobody overrides their own limit; ask another supervisor");
            if (more is < 1 or > 1000 || reason.Length is 0 or > 10_000)
                return Refusal.Invalid("more is 1 to 1,000, and a reason of 1 to 10,000 characters says why");
            Began(person, now);
            _db.Run("UPDATE shifts SET more = more + $more, overrides = overrides + 1 WHERE person = $person AND began = $began",
                ("$more", more), ("$person", person), ("$began", Micros.Of(Shift(person, now).Began!.Value)));
            Act(now, who, "wellness.override", $"more:{more}", ("person", person), ("reason", reason));
            return Shift(person, now);
        });
    }

    /// <inheritdoc/>
    public void OptOut(IReadOnlyList<string> materials, Acting who, DateTimeOffset now) => _db.InTransaction(() =>
    {
        // No act: what somebody does not want to see is nobody's business.
        _db.Run("DELETE FROM opt_outs WHERE person = $person", ("$person", who.Name));
        foreach (var material in materials.Where(m => m.Length > 0).Distinct())
            _db.Run("INSERT INTO opt_outs VALUES ($person, $material)", ("$person", who.Name), ("$material", material));
        return 0;
    });

    /// <inheritdoc/>
    public WellnessFigures WellnessFigures(int days, DateTimeOffset now) => _reads.Query(
        """
        SELECT count(DISTINCT person), count(*), avg(seen), avg(seen >= budget), sum(overrides) FROM shifts WHERE began > $from AND seen > 0
        """,
        row => row.GetInt32(0) < _wellness.SmallestGroup
            ? new WellnessFigures(days, null, null, null, null, null)
            : new WellnessFigures(days, row.GetInt32(0), row.GetInt32(1), row.GetDouble(2), row.GetDouble(3), row.GetInt32(4)),
        ("$from", Micros.Of(now - TimeSpan.FromDays(days)))).Single();

    private ShiftStanding Shift(string person, DateTimeOffset now)
    {
        var hours = TimeSpan.FromHours(_wellness.ShiftHours);
        var outs = _db.Query("SELECT material FROM opt_outs WHERE person = $person ORDER BY material", row => row.GetString(0), ("$person", person));
        return _db.Query("SELECT began, seen, more FROM shifts WHERE person = $person AND began > $from ORDER BY began DESC LIMIT 1",
                row => new ShiftStanding(Micros.ToTime(row.GetInt64(0)), Micros.ToTime(row.GetInt64(0)) + hours, row.GetInt32(1), _wellness.Budget + row.GetInt32(2), outs),
                ("$person", person), ("$from", Micros.Of(now - hours))).FirstOrDefault()
            ?? new ShiftStanding(null, null, 0, _wellness.Budget, outs);
    }

    /// <summary>A shift begins with the first look.</summary>
    private void Began(string person, DateTimeOffset now)
    {
        if (Shift(person, now).Began is null)
            _db.Run("INSERT INTO shifts VALUES ($person, $now, 0, 0, 0, $budget)", ("$person", person), ("$now", Micros.Of(now)), ("$budget", _wellness.Budget));
    }

    /// <summary>Whether what is decided must be looked at once more: for an appeal, or a job that came since.</summary>
    private bool HasOpenWork(RevealRequest request) =>
        _db.Number("SELECT count(*) FROM jobs WHERE subject = $entity AND state < 2", ("$entity", request.Entity)) > 0
        || _db.Number("SELECT count(*) FROM decisions d JOIN appeals a ON a.decision = d.id WHERE d.subject = $entity AND a.state = 0", ("$entity", request.Entity)) > 0;
}
