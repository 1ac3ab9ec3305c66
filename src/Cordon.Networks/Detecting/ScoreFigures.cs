using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>The figures that a score is made of, from the evidence as it is or as it might have been.</summary>
internal sealed record ScoreFigures
{
    public required int Members { get; init; }

    /// <summary>Ties among them.</summary>
    public required int Ties { get; init; }

    /// <summary>The mean tie weight over all pairs.</summary>
    public required double Density { get; init; }

    /// <summary>Shared objects or moments of a tied pair, on average.</summary>
    public required double Repetition { get; init; }

    /// <summary>Of what a tied pair shares on a day, the share within the window; null when nothing was done together.</summary>
    public required double? Together { get; init; }

    /// <summary>Of the accounts that touched what ties them, the share that are members, on average over the objects.</summary>
    public required double Ownership { get; init; }

    /// <summary>How many objects tie them.</summary>
    public required int Objects { get; init; }

    /// <summary>Kinds that at least a fifth of the ties have, in order.</summary>
    public required IReadOnlyList<TieKind> Kinds { get; init; }

    /// <summary>Members who share something with another, beyond dealing with each other.</summary>
    public required int Sharing { get; init; }

    /// <summary>Of the members' tie weight, the share among themselves.</summary>
    public required double Exclusivity { get; init; }

    /// <summary>Measures a group.</summary>
    /// <param name="place">Where.</param>
    /// <param name="sample">The evidence.</param>
    /// <param name="members">By their numbers in the neighbourhood.</param>
    public static ScoreFigures Of(Neighbourhood place, EvidenceSample sample, ReadOnlySpan<int> members)
    {
        var isMember = new bool[place.Nodes.Length];
        foreach (var member in members)
            isMember[member] = true;
        double inside = 0, outside = 0, acts = 0, within = 0, shared = 0;
        int ties = 0, acting = 0;
        var byKind = new int[TieKinds.All.Count];
        var sharing = new bool[place.Nodes.Length];
        var inner = new List<int>();
        foreach (var member in members)
        {
            outside += place.Beyond[member];
            foreach (var tie in place.TiesOf(member))
            {
                var other = place.Other(tie, member);
                if (!isMember[other])
                    outside += sample.Weight[tie];
                if (!isMember[other] || other < member || sample.Weight[tie] == 0)
                    continue;
                inner.Add(tie);
                inside += sample.Weight[tie];
                ties++;
                double most = 0, joint = 0;
                var (from, to) = place.PartsOf(tie);
                for (var part = from; part < to; part++)
                {
                    if (sample.PartWeight[part] == 0)
                        continue;
                    var kind = place.Parts[part].Kind;
                    byKind[(int)kind]++;
                    if (TieKinds.FamilyOf(kind) == TieFamily.Direct)
                        continue;
                    sharing[member] = sharing[other] = true;
                    // Joint parts are of different moments, so they add up; other kinds may show the same ones.
                    if (place.Parts[part].IsJoint)
                        joint += sample.Count[part];
                    most = Math.Max(most, Math.Max(joint, sample.Count[part]));
                    if (TieKinds.FamilyOf(kind) != TieFamily.CoAction)
                        continue;
                    within += sample.Count[part];
                    shared += sample.Shared[part];
                }

                acts += most;
                if (most > 0)
                    acting++;
            }
        }

        var (ownership, objects) = OwnershipOf(place, sample, inner);
        var pairs = members.Length * (members.Length - 1) / 2.0;
        return new ScoreFigures
        {
            Members = members.Length,
            Ties = ties,
            Density = pairs == 0 ? 0 : inside / pairs,
            Repetition = acting == 0 ? 0 : acts / acting,
            Together = shared == 0 ? null : within / shared,
            Ownership = ownership,
            Objects = objects,
            Kinds = [.. TieKinds.All.Where(kind => byKind[(int)kind] > 0 && byKind[(int)kind] * 5 >= ties)],
            Sharing = sharing.Count(s => s),
            Exclusivity = inside + outside > 0 ? 2 * inside / ((2 * inside) + outside) : 0,
        };
    }

    // Over the objects that tie the members, how many of those who touched each are members.
    private static (double Mean, int Objects) OwnershipOf(Neighbourhood place, EvidenceSample sample, List<int> ties)
    {
        var users = new HashSet<int>?[place.UseFans.Count];
        foreach (var tie in ties)
        {
            var (from, to) = place.PartsOf(tie);
            for (var part = from; part < to; part++)
            {
                if (sample.PartWeight[part] == 0)
                    continue;
                var units = place.UnitsOf(part);
                var uses = place.UsesOf(part);
                for (var i = 0; i < units.Length; i++)
                {
                    if (uses[i] < 0 || !sample.Holds(units[i]))
                        continue;
                    var set = users[uses[i]] ??= [];
                    set.Add(place.Ends[tie].A);
                    set.Add(place.Ends[tie].B);
                }
            }
        }

        double sum = 0;
        var objects = 0;
        for (var use = 0; use < users.Length; use++)
        {
            if (users[use] is not { } set)
                continue;
            sum += (double)set.Count / place.UseFans[use];
            objects++;
        }

        return (objects == 0 ? 0 : sum / objects, objects);
    }
}
