namespace Cordon.Proving.Platform;

/// <content>What ordinary posts are made of.</content>
internal sealed partial class OrganicLife
{
    private const int NicheTags = 4;
    private const int NicheDomains = 2;

    private void Post(ref SimulatedEvent e, ref RandomStream random)
    {
        var community = _people.Community[e.Actor];
        e.Kind = SimulatedKind.Post;
        e.First = _supply.Post();
        Thing link = default, tag = default, other = default;
        if (random.Chance(0.4))
            link = AnyLink(community, e.Time, ref random);
        if (random.Chance(0.35))
            tag = AnyTag(community, e.Time, ref random);
        if (random.Chance(0.12))
            other = AnyMedia(community, e.Time, ref random);
        else if (random.Chance(0.004))
            other = AnyHandle(e.Actor, ref random);
        Fit(ref e, link, tag, other);
        if (random.Chance(0.88))
            e.Text = random.Chance(0.015) ? _quotes.Pick(e.Time, ref random) : random.Next() | 1;
        Show(e.Actor, e.First, e.Time);
        if (random.Chance(0.003))
            Publish(e.Actor, e.First, e.Time);
    }

    private void Reply(ref SimulatedEvent e, ref RandomStream random)
    {
        e.Kind = SimulatedKind.Reply;
        e.First = _supply.Post();
        e.Target = Thing.Account(See(e.Actor, e.Time, ref random, out var seen) ? seen.Author : Someone(e.Actor, ref random));
        if (random.Chance(0.06))
            e.Second = AnyTag(_people.Community[e.Actor], e.Time, ref random);
        e.Text = random.Next() | 1;
    }

    /// <summary>Puts up to three things behind the post, without gaps.</summary>
    private static void Fit(ref SimulatedEvent e, Thing a, Thing b, Thing c)
    {
        if (a.IsNone)
            (a, b, c) = (b, c, default);
        if (a.IsNone)
            (a, b) = (b, default);
        if (b.IsNone)
            (b, c) = (c, default);
        (e.Second, e.Third, e.Fourth) = (a, b, c);
    }

    private Thing AnyLink(int community, long time, ref RandomStream random)
    {
        var roll = random.Unit();
        if (roll < 0.15)
            return new Thing(_links.Pick(time, ref random));

        var slot = (community * LinkRing) + random.Below(LinkRing);
        if (roll < 0.3 && !_recentLinks[slot].IsNone)
            return _recentLinks[slot];
        var link = roll < 0.65
            ? _supply.Link(NicheDomain(community, random.Below(NicheDomains)))
            : _supply.Link(PopularDomain(ref random));
        _recentLinks[slot] = link;
        return link;
    }

    private Thing AnyTag(int community, long time, ref RandomStream random) => random.Chance(0.25)
        ? new Thing(_tags.Pick(time, ref random))
        : NicheTag(community, (int)(NicheTags * random.Unit() * random.Unit()));

    private Thing AnyMedia(int community, long time, ref RandomStream random)
    {
        var roll = random.Unit();
        if (roll < 0.2)
            return new Thing(_memes.Pick(time, ref random));
        if (roll < 0.26 && !_recentMedia[community].IsNone)
            return _recentMedia[community];
        return _recentMedia[community] = _supply.Media();
    }

    private Thing AnyHandle(int account, ref RandomStream random) => random.Chance(0.15)
        ? _people.CommonHandle(account)
        : Thing.Of(ThingType.Handle, (ulong)account);

    /// <summary>The tags of a community, most used first.</summary>
    internal static Thing NicheTag(int community, int rank) => Thing.Of(ThingType.Tag, (ulong)((community * NicheTags) + rank));

    internal static ulong NicheDomain(int community, int rank) => (ulong)(Supply.PopularDomains + (community * NicheDomains) + rank);

    /// <summary>A few domains get most of the links.</summary>
    internal static ulong PopularDomain(ref RandomStream random)
    {
        var u = random.Unit();
        return (ulong)(Supply.PopularDomains * u * u * u);
    }
}
