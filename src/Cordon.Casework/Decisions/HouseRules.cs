namespace Cordon.Casework.Decisions;

/// <summary>What people can find, and what follows.</summary>
/// <param name="Reasons">The reasons, by their order.</param>
/// <param name="Ladder">The steps, the mildest first.</param>
public sealed record HouseRules(IReadOnlyList<PolicyReason> Reasons, IReadOnlyList<LadderStep> Ladder)
{
    /// <summary>What holds until somebody sets other rules: one reason for each severity, and warn, limit, suspend.</summary>
    public static HouseRules Usual { get; } = new(
        [
            new PolicyReason { Id = "child_safety", Title = "Endangers children", Severity = CaseSeverity.Critical, ChildSafety = true, Weight = 10, HalfLifeDays = 3650 },
            new PolicyReason { Id = "abuse_trade", Title = "Offers or seeks forbidden goods", Severity = CaseSeverity.High, Weight = 3, HalfLifeDays = 180, Notice = "Your account offered or sought what our rules forbid." },
            new PolicyReason { Id = "coordination", Title = "Acts together with others to evade the rules", Severity = CaseSeverity.Medium, Weight = 1, Notice = "Your account acted together with others against our rules." },
            new PolicyReason { Id = "spam", Title = "Spam", Severity = CaseSeverity.Low, Weight = 0.5, HalfLifeDays = 30, Notice = "Your account sent spam." },
        ],
        [new LadderStep(1, "warn"), new LadderStep(1.75, "limit"), new LadderStep(3.5, "suspend")]);

    /// <summary>Finds a reason; null when there is none of this id.</summary>
    public PolicyReason? Find(string id) => Reasons.FirstOrDefault(r => r.Id == id);

    /// <summary>What is wrong with them; null when nothing is.</summary>
    public string? Problem()
    {
        if (Reasons.Count is 0 or > 500)
            return "there are 1 to 500 reasons";
        if (Reasons.Select(r => r.Problem()).FirstOrDefault(p => p is not null) is { } problem)
            return problem;
        if (Reasons.GroupBy(r => r.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return $"the reason '{twice.Key}' stands twice; keep one";
        if (Ladder.Any(s => !double.IsFinite(s.From) || s.From <= 0 || s.Action.Length is 0 or > 64))
            return "a step of the ladder begins above 0 and has an action of 1 to 64 characters";
        return Ladder.Zip(Ladder.Skip(1)).Any(p => p.First.From >= p.Second.From) ? "the steps of the ladder come in ascending order" : null;
    }
}
