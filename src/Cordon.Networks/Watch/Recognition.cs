namespace Cordon.Networks.Watch;

/// <summary>What speaks for a sighted network being a known one that is gone.</summary>
/// <param name="Known">The known network's number.</param>
/// <param name="Ever">Accounts of the sighted network that were ever in the known one.</param>
/// <param name="ByMembers">True when these are at least two, and half of the sighted network's accounts or of the known one's last members.</param>
/// <param name="Objects">The objects of both that belong to them, strongest first.</param>
/// <param name="Belief">All together by noisy-or, in [0,1].</param>
/// <param name="Suffices">True when this is enough to say that it returned.</param>
internal sealed record Recognition(int Known, int Ever, bool ByMembers, IReadOnlyList<RecognisedObject> Objects, double Belief, bool Suffices)
{
    /// <summary>The least belief for a return by objects.</summary>
    public const double LeastBelief = 0.6;

    /// <summary>A sighted network must show the evidence in one of so many accounts, and in two at least.</summary>
    private const int CoverOneIn = 4;

    /// <summary>Weighs what a sighted and a known network have in common; null when that is nothing.</summary>
    public static Recognition? Of(int number, KnownNetwork known, SightedNetwork seen, Overlap overlap, IReadOnlyList<(KnownObject Then, KnownObject Now)> shared)
    {
        var objects = new List<RecognisedObject>();
        var doubt = 1 - Math.Max(Share(overlap.Ever, seen.Members.Count), Share(overlap.Members, known.Members.Count));
        foreach (var (then, now) in shared)
        {
            if (RecognisedObject.Of(then, now, overlap.Ever) is not { } recognised)
                continue;
            objects.Add(recognised);
            doubt *= 1 - recognised.Weight;
        }

        if (overlap.Ever == 0 && objects.Count == 0)
            return null;
        objects.Sort();
        var byMembers = Succession.IsMostOf(overlap.Ever, seen.Members.Count) || Succession.IsMostOf(overlap.Members, known.Members.Count);
        var cover = Math.Max(overlap.Ever, objects.Count == 0 ? 0 : objects.Max(shared => shared.Now.Members));
        var covers = cover >= 2 && (long)CoverOneIn * cover >= seen.Members.Count;
        return new Recognition(number, overlap.Ever, byMembers, objects, 1 - doubt, byMembers || (covers && objects.Count > 0 && 1 - doubt >= LeastBelief));
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
