using System.Globalization;
using Cordon.Events;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>Puts evidence into sentences that a moderator can check against the events.</summary>
internal sealed class Explanation(TieGraph graph, TimeSpan window)
{
    private const int MostObjects = 3;

    /// <summary>Why this is a network: one sentence per kind, strongest first, then the objects shared most widely.</summary>
    public IReadOnlyList<string> OfNetwork(int members, IReadOnlyList<FusedTie> ties, IReadOnlyList<SharedObject> objects)
    {
        var reasons = new List<string>();
        foreach (var kind in KindsByWeight(ties))
        {
            var parts = Parts(ties, kind).ToArray();
            var tied = ties.Where(t => t.Parts.Any(p => p.Kind == kind)).SelectMany(t => new[] { t.A, t.B }).Distinct().Count();
            reasons.Add($"{tied} of {members} members {Sentence(kind, parts, "each other", several: true)}");
        }

        foreach (var shared in objects.Where(o => TieKinds.FamilyOf(o.Kind) == TieFamily.CoAction).Take(MostObjects))
        {
            var others = shared.Fan - shared.Members;
            reasons.Add($"{shared.Members} of {members} members touched {Shown.Brief(shared.Object.Text)} together; {(others == 0 ? "nobody else did" : $"{Counted(others, "other account")} touched it at any time")}");
        }

        return reasons;
    }

    /// <summary>Why this account is in the network: one sentence per kind, strongest first.</summary>
    public IReadOnlyList<string> OfMember(MemberTies member)
    {
        var reasons = new List<string>();
        foreach (var kind in KindsByWeight(member.Inside))
        {
            var parts = Parts(member.Inside, kind).ToArray();
            reasons.Add(Sentence(kind, parts, Counted(parts.Length, "other member"), several: false));
        }

        return reasons;
    }

    private string Sentence(TieKind kind, TieDraft[] parts, string others, bool several)
    {
        var evidence = parts.SelectMany(p => p.Evidence).ToArray();
        var objects = evidence.Select(e => e.Object).Distinct().Count();
        var things = $"{objects} {TieKinds.NameOf(kind, plural: objects != 1)}";
        switch (TieKinds.FamilyOf(kind))
        {
            case TieFamily.CoAction:
                var most = Counted(parts.Max(p => p.Count), "time");
                return $"shared {things} within {Span(window)} of {others}, up to {most} a pair, half of the times {Gap(Median(parts))}; "
                    + $"{(parts.All(p => p.IsJoint) ? "with other kinds, " : "")}chance explains the strongest with a probability below {Probability(parts.Max(p => p.IsJoint ? p.Joint : p.Surprise))}";
            case TieFamily.Artifact:
                var rarest = evidence.MinBy(e => (e.Fan, graph.ObjectOf(e)));
                return $"{(several ? "share" : "shares")} {things} with {others}, such as {Shown.Brief(graph.ObjectOf(rarest).Text)} ({rarest.Fan} accounts in all)";
            default:
                if (kind == TieKind.Follow)
                    return several ? "follow each other" : $"follows {others} and is followed back";
                var acts = parts.Sum(p => p.Count);
                return $"exchanged {acts} {TieKinds.NameOf(kind, plural: acts != 1)} with {others}, more than their activity explains";
        }
    }

    private static IEnumerable<TieDraft> Parts(IEnumerable<FusedTie> ties, TieKind kind) => ties.SelectMany(t => t.Parts).Where(p => p.Kind == kind);

    private static TieKind[] KindsByWeight(IEnumerable<FusedTie> ties) =>
        [.. ties.SelectMany(t => t.Parts).GroupBy(p => p.Kind).OrderByDescending(g => g.Sum(p => p.Weight)).ThenBy(g => g.Key).Select(g => g.Key)];

    private static TimeSpan Median(TieDraft[] parts)
    {
        var gaps = parts.Select(p => p.MedianGap).Order().ToArray();
        return TimeSpan.FromMicroseconds(gaps[(gaps.Length - 1) / 2]);
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Probability(double surprise)
    {
        const string raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        var digits = Math.Floor(surprise).ToString("0", CultureInfo.InvariantCulture).Select(d => raised[d - '0']);
        return $"10⁻{string.Concat(digits)}";
    }

    private static string Gap(TimeSpan gap) => gap == TimeSpan.Zero ? "in the same second" : $"within {Span(gap)}";

    private static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 10 } => $"{span.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s",
        { TotalMinutes: < 2 } => $"{span.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s",
        { TotalHours: < 2 } => $"{span.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} min",
        { TotalDays: < 2 } => $"{span.TotalHours.ToString("0", CultureInfo.InvariantCulture)} h",
        _ => $"{span.TotalDays.ToString("0", CultureInfo.InvariantCulture)} d",
    };
}
