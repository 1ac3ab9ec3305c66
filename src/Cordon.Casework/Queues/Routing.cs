namespace Cordon.Casework.Queues;

/// <summary>Says the queue of a job.</summary>
public static class Routing
{
    /// <summary>The queue of what no rule routes and what asked for none.</summary>
    public const string Usual = "review";

    /// <summary>The queue: that of the first rule that fits; else the one asked for; else <see cref="Usual"/>.</summary>
    public static string QueueOf(IReadOnlyList<RoutingRule> rules, IncomingJob job)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(job);
        foreach (var rule in rules)
        {
            if (Fits(rule, job))
                return rule.To;
        }

        return job.Queue.Length > 0 ? job.Queue : Usual;
    }

    private static bool Fits(RoutingRule rule, IncomingJob job) =>
        (rule.Kind is null || KindOf(job.Subject).SequenceEqual(rule.Kind))
        && (rule.Label is null || job.Labels.Contains(rule.Label))
        && (rule.AtLeast is not { } least || job.Severity >= least)
        && (rule.From is null || rule.From == job.Queue);

    /// <summary>The type of a subject: what stands before its colon.</summary>
    public static ReadOnlySpan<char> KindOf(string subject) => subject.AsSpan(0, Math.Max(0, subject.AsSpan().IndexOf(':')));
}
