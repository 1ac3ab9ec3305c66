using System.Text;
using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;
using Cordon.Guard.Terms;
using Cordon.Policy.Effects;
using Cordon.Policy.Rules;
using Cordon.Policy.Surfaces;

namespace Cordon.Server.Guarding;

/// <summary>Makes the guard's tables of what a policy says of surfaces.</summary>
internal static class GuardTables
{
    /// <summary>The tables of surfaces, labels and messages.</summary>
    public static GuardPolicy PolicyOf(CompiledPolicy policy)
    {
        var traits = new Dictionary<string, EntityTraits>(StringComparer.Ordinal);
        foreach (var (trait, label) in policy.Guard.Labels)
            traits[label] = traits.GetValueOrDefault(label) | Enum.Parse<EntityTraits>(trait, ignoreCase: true);
        return new GuardPolicy(
            policy.Guard.Surfaces.Select(SurfaceOf),
            traits,
            policy.Guard.Terms.Select(t => new TermList { Name = t.Name, Action = t.Blocks ? GuardVerdict.Block : GuardVerdict.Warn, ChildSafety = t.ChildSafety, Message = t.Message }),
            policy.Guard.Messages.Select(m => new WarningMessage(m.Name, m.Texts.DistinctBy(t => t.Locale, StringComparer.OrdinalIgnoreCase).ToDictionary(t => t.Locale, t => new WarningText(t.Text, t.Help), StringComparer.OrdinalIgnoreCase), m.Texts[0].Locale)));
    }

    /// <summary>The terms of a policy's lists: one a line, those that begin with <c>#</c> being comments.</summary>
    public static TermTable TermsOf(CompiledPolicy policy, GuardPolicy tables, GuardKeys keys) => TermTable.Of(
        keys, tables, policy.Guard.Terms.SelectMany((list, number) => Lines(policy.Source.Find(list.File)!).Select(line => (line, number))));

    private static IEnumerable<string> Lines(PolicyFile file) => Encoding.UTF8.GetString(file.Bytes.Span).Split('\n').Select(l => l.Trim('\uFEFF', ' ', '\t', '\r')).Where(l => l.Length > 0 && l[0] != '#');

    private static SurfacePolicy SurfaceOf(SurfaceDefinition written)
    {
        var usual = SurfacePolicy.Usual.FirstOrDefault(s => s.Name == written.Name) ?? new SurfacePolicy { Name = written.Name };
        return usual with
        {
            FailsClosed = written.FailsClosed ?? usual.FailsClosed,
            Budget = written.BudgetMilliseconds is { } budget ? TimeSpan.FromMilliseconds(budget) : usual.Budget,
            UnknownAge = written.UnknownIsChild is { } child ? child ? AgeClass.Child : AgeClass.Adult : usual.UnknownAge,
            Suspect = VerdictOf(written.Suspect) ?? usual.Suspect,
            Held = VerdictOf(written.Held) ?? usual.Held,
            Flagged = VerdictOf(written.Flagged) ?? usual.Flagged,
            Children = VerdictOf(written.Children) ?? usual.Children,
            SameNetwork = VerdictOf(written.SameNetwork) ?? usual.SameNetwork,
            Demotion = written.Demotion ?? usual.Demotion,
            DemoteRisk = written.DemoteRisk ?? usual.DemoteRisk,
            HoldRisk = written.HoldRisk ?? usual.HoldRisk,
        };
    }

    private static GuardVerdict? VerdictOf(Verdict? written) => written switch
    {
        Verdict.Demote => GuardVerdict.Demote,
        Verdict.Hold => GuardVerdict.Hold,
        Verdict.Hide => GuardVerdict.Hide,
        Verdict.Allow => GuardVerdict.Allow,
        _ => null,
    };
}
