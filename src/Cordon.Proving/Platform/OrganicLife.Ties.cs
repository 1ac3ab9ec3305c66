namespace Cordon.Proving.Platform;

/// <content>What people see and whom they turn to.</content>
internal sealed partial class OrganicLife
{
    /// <summary>The post becomes one of its author's community's latest; a celebrity's is seen by all.</summary>
    private void Show(int author, Thing post, long time)
    {
        var community = _people.Community[author];
        var at = _recentAt[community];
        _recent[(community * PostRing) + at] = new SeenPost(post, author, time);
        _recentAt[community] = (byte)((at + 1) % PostRing);
        if (_celebrity[author])
            Publish(author, post, time);
    }

    private void Publish(int author, Thing post, long time)
    {
        _hot[_hotAt] = new SeenPost(post, author, time);
        _hotAt = (_hotAt + 1) % HotRing;
    }

    /// <summary>Picks a post to react to: the newer the likelier.</summary>
    private bool See(int viewer, long time, ref RandomStream random, out SeenPost seen)
    {
        var u = random.Unit();
        if (random.Chance(0.35))
        {
            seen = _hot[(_hotAt + HotRing - 1 - (int)(HotRing * u * u)) % HotRing];
            if (time - seen.Time < HotLasting && CanReact(viewer, time, seen))
                return true;
        }

        var community = random.Chance(0.92) ? _people.Community[viewer] : random.Below(_people.Communities);
        var at = _recentAt[community] + PostRing - 1 - (int)(PostRing * u * u);
        seen = _recent[(community * PostRing) + (at % PostRing)];
        return CanReact(viewer, time, seen);
    }

    private static bool CanReact(int viewer, long time, in SeenPost seen) =>
        !seen.Post.IsNone && seen.Author != viewer && time - seen.Time >= ReactionTime;

    private void React(SimulatedKind kind, ref SimulatedEvent e, ref RandomStream random)
    {
        if (!See(e.Actor, e.Time, ref random, out var seen))
        {
            // Nothing there yet to react to: the account looks for people instead.
            Follow(ref e, ref random);
            return;
        }

        e.Kind = kind;
        e.Target = Thing.Account(seen.Author);
        e.First = seen.Post;
        if (kind == SimulatedKind.Repost && random.Chance(0.01))
            Publish(seen.Author, seen.Post, seen.Time);
    }

    private void Follow(ref SimulatedEvent e, ref RandomStream random)
    {
        e.Kind = SimulatedKind.Follow;
        e.First = _supply.Record();
        var follower = _follower[e.Actor] - 1;
        int target;
        if (follower >= 0 && random.Chance(0.6))
        {
            target = follower;
            _follower[e.Actor] = 0;
        }
        else
        {
            target = random.Chance(0.12) ? Celebrity(e.Actor, ref random) : Someone(e.Actor, ref random);
            _follower[target] = e.Actor + 1;
        }

        e.Target = Thing.Account(target);
    }

    private void Address(SimulatedKind kind, ref SimulatedEvent e, ref RandomStream random)
    {
        e.Kind = kind;
        e.Target = Thing.Account(kind == SimulatedKind.Mention && random.Chance(0.1)
            ? Celebrity(e.Actor, ref random)
            : random.Chance(0.7) ? Friend(e.Actor, ref random) : Someone(e.Actor, ref random));
        if (kind == SimulatedKind.Mention)
            e.Text = random.Next() | 1;
    }

    private int Celebrity(int actor, ref RandomStream random)
    {
        var u = random.Unit();
        var account = _people.Celebrities[(int)(_people.Celebrities.Length * u * u)];
        return account != actor ? account : Someone(actor, ref random);
    }

    /// <summary>One of the few people an account keeps turning to, the closest most often. Circles are derived, not stored.</summary>
    private int Friend(int actor, ref RandomStream random)
    {
        var u = random.Unit();
        var circle = new RandomStream(((ulong)actor << 8) + (ulong)(6 * u * u));
        return Someone(actor, ref circle);
    }

    /// <summary>Somebody else, mostly of the same community, the well-known there more often.</summary>
    private int Someone(int actor, ref RandomStream random)
    {
        var community = _people.Community[actor];
        var start = _people.CommunityStart[community];
        var u = random.Unit();
        var account = random.Chance(0.9)
            ? start + (int)(_people.CommunitySize(community) * u * u)
            : random.Below(_people.Count);
        while (account == actor || _people.IsAbsent(account, _day))
            account = account + 1 < _people.Count ? account + 1 : 0;
        return account;
    }
}
