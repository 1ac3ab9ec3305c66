using Cordon.Proving.Truth;

namespace Cordon.Proving.Platform;

/// <summary>Says the truth of a society.</summary>
internal static class SocietyTruth
{
    public static GroundTruth Describe(SimulationOptions options, Society society, TruthCounts counts, Phrases? phrases = null)
    {
        string Name(int account) => society.Names.Text(Thing.Account(account));
        var planted = new List<PlantedTruth>();
        foreach (var network in society.Planted.All)
        {
            // Accounts that took another's place stand behind all others.
            var came = network.Former.Count == 0 ? [] : network.Members.Where(m => m >= society.People.Count).ToHashSet();
            planted.Add(new PlantedTruth(
                network.Name,
                StyleNames(network.Styles),
                [
                    .. network.Members.Where(m => !came.Contains(m)).Select(m => new PlantedMember(Name(m), network.RoleOf(m))),
                    .. network.Former.Select(f => new PlantedMember(Name(f.Account), f.Role)),
                    .. network.Members.Where(came.Contains).Select(m => new PlantedMember(Name(m), network.RoleOf(m))),
                ])
            {
                Approached = options.Adversary is { Roles: true }
                    ? [.. network.Wanted.Where(network.Approached.Contains).Select(p => new ApproachedPerson(Name(p), society.People.IsChild(p) ? "child" : "adult"))]
                    : null,
                Tags = network.Wares is { } wares ? [.. wares.Tags.Select(society.Names.Text)] : null,
                Terms = network.Wares is { } goods && phrases is not null ? [.. goods.Phrases.Distinct().Select(phrases.Text)] : null,
            });
        }

        var groups = new List<LookAlikeTruth>();
        foreach (var (name, kind, members) in society.LookAlikes.Described())
            groups.Add(new LookAlikeTruth(name, kind, [.. members.Select(Name)]));
        return new GroundTruth { Options = options, Planted = planted, LookAlikes = groups, Counts = counts };
    }

    /// <summary>Events by kind, in ordinal order.</summary>
    public static SortedDictionary<string, long> Kinds(SimulationOptions options, long[] counts)
    {
        var kinds = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < counts.Length; i++)
        {
            if ((SimulatedKind)i != SimulatedKind.Reject || options.Adversary is { Roles: true })
                kinds[EventLines.KindName((SimulatedKind)i)] = counts[i];
        }

        return kinds;
    }

    private static List<string> StyleNames(PlantedStyles styles)
    {
        var names = new List<string>();
        void Add(PlantedStyles style, string name)
        {
            if (styles.HasFlag(style))
                names.Add(name);
        }

        Add(PlantedStyles.LinkLockstep, "link-lockstep");
        Add(PlantedStyles.TagHandOff, "tag-hand-off");
        Add(PlantedStyles.MediaReposting, "media-reposting");
        Add(PlantedStyles.CopiedText, "copied-text");
        Add(PlantedStyles.RepostLockstep, "repost-lockstep");
        Add(PlantedStyles.SharedArtifacts, "shared-artifacts");
        return names;
    }
}
