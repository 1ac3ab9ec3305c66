namespace Cordon.Casework.Decisions;

/// <summary>What strikes weigh, and what follows.</summary>
public static class Strikes
{
    /// <summary>What the strikes weigh at a time: each loses half within its half-life, by whole days, so that what happens on one day adds up; those overturned, and those of later, weigh nothing.</summary>
    public static double WeightAt(IEnumerable<Strike> strikes, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(strikes);
        return strikes.Where(s => !s.Void && s.At <= now).OrderBy(s => s.Decision).Sum(s => s.Weight * Math.Pow(2, -(double)(now - s.At).Days / s.HalfLifeDays));
    }

    /// <summary>The step of the ladder that applies; null for none. One strike about children gives the strictest at once.</summary>
    public static LadderStep? StepOf(IReadOnlyList<LadderStep> ladder, IReadOnlyList<Strike> strikes, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        if (ladder.Count == 0)
            return null;
        if (strikes.Any(s => s.ChildSafety && !s.Void && s.At <= now))
            return ladder[^1];
        // A weight that is meant to be whole may come out a hair less.
        var weight = WeightAt(strikes, now) + 1e-9;
        return ladder.LastOrDefault(s => s.From <= weight);
    }
}
