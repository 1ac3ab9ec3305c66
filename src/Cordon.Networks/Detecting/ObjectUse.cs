using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>How the members of one network use one object that ties them.</summary>
/// <param name="kind">The tie kind it gives.</param>
/// <param name="fan">Accounts that touched it in all.</param>
internal sealed class ObjectUse(TieKind kind, int fan)
{
    public TieKind Kind => kind;

    public int Fan => fan;

    /// <summary>The members' nodes.</summary>
    public HashSet<int> Members { get; } = [];

    /// <summary>The evidence that names it; at least one.</summary>
    public List<EvidenceDraft> Evidence { get; } = [];

    /// <summary>Gathers the objects of co-action and artifact ties, in the order of the ties.</summary>
    public static IReadOnlyCollection<ObjectUse> In(IReadOnlyList<FusedTie> ties)
    {
        var uses = new Dictionary<(TieKind Kind, int Object), ObjectUse>();
        foreach (var tie in ties)
        {
            foreach (var part in tie.Parts)
            {
                if (TieKinds.FamilyOf(part.Kind) == TieFamily.Direct)
                    continue;
                foreach (var evidence in part.Evidence)
                {
                    if (!uses.TryGetValue((part.Kind, evidence.Object), out var use))
                        uses.Add((part.Kind, evidence.Object), use = new ObjectUse(part.Kind, evidence.Fan));
                    use.Members.Add(tie.A);
                    use.Members.Add(tie.B);
                    use.Evidence.Add(evidence);
                }
            }
        }

        return uses.Values;
    }
}
