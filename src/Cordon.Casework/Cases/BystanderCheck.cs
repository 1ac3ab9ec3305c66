namespace Cordon.Casework.Cases;

/// <summary>
/// Says who would be hit by mistake. Victims, children and people whom a person cleared block a plan until somebody protects or excludes them, or says why they belong; weak members, members by
/// one shared thing alone, and bystanders are told, and a person decides.
/// </summary>
public static class BystanderCheck
{
    /// <summary>Members of a lesser strength belong weakly.</summary>
    public const double WeakStrength = 0.35;

    /// <summary>Members that fell into the network in a lesser share of the draws of the evidence belong weakly.</summary>
    public const double WeakStability = 0.5;

    /// <summary>Ties by these are ties by a thing that people share without knowing each other: a household, a shop's device, an address of a mobile network.</summary>
    private static readonly string[] CarrierKinds = ["device", "address", "domain", "link", "media", "tag", "text"];

    private static readonly string[] BystanderRoles = ["audience", "periphery", "bystander"];

    /// <summary>The findings about accounts that plans would reach, in the order of their names.</summary>
    /// <param name="members">Everybody in the case.</param>
    /// <param name="ties">What ties them.</param>
    /// <param name="platform">Labels that stand.</param>
    public static IReadOnlyList<BystanderFinding> Of(IReadOnlyList<CaseMember> members, IReadOnlyList<CaseTie> ties, PlatformView platform)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(ties);
        ArgumentNullException.ThrowIfNull(platform);
        var included = members.Where(m => m.Standing == Standing.Included).OrderBy(m => m.Account, StringComparer.Ordinal).ToList();
        var carriers = CarrierOnly([.. included.Select(m => m.Account)], ties);
        var findings = new List<BystanderFinding>();
        foreach (var member in included)
        {
            // Whoever a person put in with a reason is no oversight; what is hard stays told, and blocks no longer.
            var decided = member.ChangedBy is not null;
            var labels = platform.Labels.TryGetValue(member.Account, out var standing) ? standing : [];
            if (member.Role == "approached")
                Add(Concern.Victim, "the network came to this account; it is a victim unless the evidence says otherwise", blocks: !decided);
            if (labels.FirstOrDefault(l => platform.ChildLabels.Contains(l)) is { } child)
                Add(Concern.Child, $"it carries the label '{child}': a child's account, which may be a victim", blocks: !decided);
            if (labels.FirstOrDefault(l => platform.ClearedLabels.Contains(l)) is { } cleared)
                Add(Concern.Cleared, $"it carries the label '{cleared}': a person looked at it, and found nothing", blocks: !decided);
            if (BystanderRoles.Contains(member.Role))
                Add(Concern.Bystander, $"its role is {member.Role}: it may only stand near the network", blocks: false);
            if (member.Strength < WeakStrength)
                Add(Concern.Weak, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it belongs with strength {member.Strength:0.##}, below {WeakStrength:0.##}"), blocks: false);
            else if (member.Stability < WeakStability)
                Add(Concern.Weak, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it was part of the network in {member.Stability:0%} of the draws of the evidence"), blocks: false);
            if (carriers.TryGetValue(member.Account, out var carrier))
                Add(Concern.Carrier, $"all that ties it to the others is {carrier}, which people share without knowing each other", blocks: false);

            void Add(Concern concern, string reason, bool blocks) => findings.Add(new BystanderFinding(member.Account, concern, reason, blocks));
        }

        return findings;
    }

    /// <summary>Members whose every tie to other members is by one and the same thing, and the thing.</summary>
    private static Dictionary<string, string> CarrierOnly(HashSet<string> included, IReadOnlyList<CaseTie> ties)
    {
        // The one thing so far; null when there is more than one, or a tie that is no carrier's.
        var only = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var tie in ties)
        {
            if (!included.Contains(tie.A) || !included.Contains(tie.B))
                continue;
            var things = tie.Parts.SelectMany(p => p.Evidence.Select(e => e.Object)).Distinct().Take(2).ToList();
            // Evidence is a sample: more shared things than are told are more than one.
            var one = tie.Parts.Count > 0 && tie.Parts.All(p => CarrierKinds.Contains(p.Kind) && p.Count <= p.Evidence.Count) && things.Count == 1 ? things[0] : null;
            foreach (var account in (string[])[tie.A, tie.B])
                only[account] = only.TryGetValue(account, out var before) && before != one ? null : one;
        }

        return only.Where(o => o.Value is not null).ToDictionary(o => o.Key, o => o.Value!, StringComparer.Ordinal);
    }
}
