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
            reasons.Add($"{tied} of {members} members {Sentence(kind, parts, "each other")}");
        }

        foreach (var shared in objects.Where(o => TieKinds.FamilyOf(o.Kind) == TieFamily.CoAction).Take(MostObjects))
        {
            var others = shared.Fan - shared.Members;
            reasons.Add($"{shared.Members} of {members} members touched {Shown.Brief(shared.Object.Text)} together; {(others == 0 ? "nobody else did" : $"{others} other accounts touched it at any time")}");
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
            var others = $"{parts.Length} other member{(parts.Length == 1 ? "" : "s")}";
            reasons.Add(Sentence(kind, parts, others));
        }

        return reasons;
    }

    private string Sentence(TieKind kind, TieDraft[] parts, string others)
    {
        var objects = parts.SelectMany(p => p.Evidence).Select(e => e.Object).Distinct().ToArray();
        var things = $"{objects.Length} {TieKinds.NameOf(kind, plural: objects.Length != 1)}";
        var most = parts.MaxBy(p => p.Count)!;
        return TieKinds.FamilyOf(kind) switch
        {
            TieFamily.CoAction => $"shared {things} within {Span(window)} of {others}, up to {most.Count} times a pair, half of the times within {Span(Median(parts))}; "
                + $"chance explains the strongest with a probability below {Probability(parts.Max(p => p.Surprise))}",
            TieFamily.Artifact => $"used {things} that {others} used too, such as {Shown.Brief(graph.ObjectOf(parts.SelectMany(p => p.Evidence).MinBy(e => (e.Fan, e.Object))).Text)} "
                + $"({parts.SelectMany(p => p.Evidence).Min(e => e.Fan)} accounts in all)",
            _ when kind == TieKind.Follow => $"follow and are followed by {others}",
            _ => $"exchanged {parts.Sum(p => p.Count)} {TieKinds.NameOf(kind, plural: true)} with {others}, more than their activity explains",
        };
    }

    private static IEnumerable<TieDraft> Parts(IEnumerable<FusedTie> ties, TieKind kind) => ties.SelectMany(t => t.Parts).Where(p => p.Kind == kind);

    private static TieKind[] KindsByWeight(IEnumerable<FusedTie> ties) =>
        [.. ties.SelectMany(t => t.Parts).GroupBy(p => p.Kind).OrderByDescending(g => g.Sum(p => p.Weight)).ThenBy(g => g.Key).Select(g => g.Key)];

    private static TimeSpan Median(TieDraft[] parts)
    {
        var gaps = parts.Select(p => p.MedianGap).Order().ToArray();
        return TimeSpan.FromMicroseconds(gaps[(gaps.Length - 1) / 2]);
    }

    private static string Probability(double surprise) => "10^-" + Math.Floor(surprise).ToString("0", CultureInfo.InvariantCulture);

    private static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 10 } => $"{span.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s",
        { TotalMinutes: < 2 } => $"{span.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s",
        { TotalHours: < 2 } => $"{span.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} min",
        { TotalDays: < 2 } => $"{span.TotalHours.ToString("0", CultureInfo.InvariantCulture)} h",
        _ => $"{span.TotalDays.ToString("0", CultureInfo.InvariantCulture)} d",
    };
}
