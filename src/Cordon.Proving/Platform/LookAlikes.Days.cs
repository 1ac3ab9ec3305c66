namespace Cordon.Proving.Platform;

/// <content>What the groups do on a day.</content>
internal sealed partial class LookAlikes
{
    private const int Second = 1000;
    private const int Minute = 60 * Second;
    private const int Hour = 60 * Minute;

    /// <summary>Adds the day's acts; some of them may fall on the next day.</summary>
    public void Plan(int day, List<SimulatedEvent> into)
    {
        for (var i = 0; i < _groups.Count; i++)
        {
            var group = _groups[i];
            if (group.Kind == GroupKind.Family)
                continue;
            var random = RandomStream.For(_seed, Purpose.LookAlikeDays, i, day);
            var start = (long)day * Rhythm.Day;
            switch (group.Kind)
            {
                case GroupKind.FanClub when random.Chance(0.35):
                    Release(group, start + Rhythm.Sample(ref random, _people.Zone[group.Members[0]]), ref random, into);
                    break;
                case GroupKind.SportsCrowd when random.Chance(2 / 7.0):
                    Match(group, start + (random.Between(12, 20) * (long)Hour), ref random, into);
                    break;
                case GroupKind.SaleCommunity:
                    Sell(group, start, ref random, into);
                    break;
                case GroupKind.Newsroom:
                    for (var wires = random.Between(3, 6); wires > 0; wires--)
                        Wire(group, start + Rhythm.Sample(ref random, 1), ref random, into);
                    break;
                case GroupKind.FriendCircle:
                    for (var posts = random.Poisson(1); posts > 0; posts--)
                        Cheer(group, start + Rhythm.Sample(ref random, _people.Zone[group.Members[0]]), ref random, into);
                    break;
                case GroupKind.CharityDay when group.Day == day:
                    Campaign(group, start + (random.Between(8, 15) * (long)Hour), ref random, into);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The official account posts a link; fans pass it on when they see it, a minute to some hours later.</summary>
    private void Release(Group group, long time, ref RandomStream random, List<SimulatedEvent> into)
    {
        var link = _supply.Link(group.Domain);
        into.Add(Scripted.Post(_supply, group.Members[0], time, link, group.Tag, ref random));
        foreach (var fan in group.Members.AsSpan(1))
        {
            if (!random.Chance(0.6))
                continue;
            var delay = Minute + (12 * Minute * StableMath.Exp(0.9 * random.Normal()));
            into.Add(Scripted.Post(_supply, fan, time + (long)Math.Min(delay, 8.0 * Hour), link, random.Chance(0.7) ? group.Tag : default, ref random));
        }
    }

    /// <summary>The crowd shouts at every goal.</summary>
    private void Match(Group group, long time, ref RandomStream random, List<SimulatedEvent> into)
    {
        for (var goals = random.Between(2, 5); goals > 0; goals--)
        {
            var goal = time + random.Below(105 * Minute);
            foreach (var fan in group.Members)
            {
                if (random.Chance(0.35))
                    into.Add(Scripted.Post(_supply, fan, goal + (20 * Second) + (long)(70 * Second * random.Exponential()), default, group.Tag, ref random));
            }
        }
    }

    /// <summary>Each seller offers their own blue widgets under the common tag.</summary>
    private void Sell(Group group, long start, ref RandomStream random, List<SimulatedEvent> into)
    {
        foreach (var seller in group.Members)
        {
            for (var offers = random.Poisson(1.2); offers > 0; offers--)
            {
                // A seller's own items: the number of the account with that of one of five offers.
                var item = Thing.Link(group.Domain, (1UL << 31) | (1UL << 29) | (((ulong)seller * 5) + (ulong)random.Below(5)));
                into.Add(Scripted.Post(_supply, seller, start + Rhythm.Sample(ref random, _people.Zone[seller]), item, group.Tag, ref random));
            }
        }
    }

    /// <summary>The agency sends a wire; the outlets' schedulers post it within the next minutes.</summary>
    private void Wire(Group group, long time, ref RandomStream random, List<SimulatedEvent> into)
    {
        var link = _supply.Link(group.Domain);
        into.Add(Scripted.Post(_supply, group.Members[0], time, link, default, ref random));
        foreach (var outlet in group.Members.AsSpan(1))
        {
            if (random.Chance(0.75))
                into.Add(Scripted.Post(_supply, outlet, time + random.Between(20 * Second, 300 * Second), link, default, ref random));
        }
    }

    /// <summary>Many people pass on one link and one tag for six hours, most of them early.</summary>
    private void Campaign(Group group, long time, ref RandomStream random, List<SimulatedEvent> into)
    {
        var link = _supply.Link(group.Domain);
        foreach (var giver in group.Members)
        {
            var u = random.Unit();
            if (random.Chance(0.85))
                into.Add(Scripted.Post(_supply, giver, time + (long)(6.0 * Hour * u * u), link, group.Tag, ref random));
        }
    }

    /// <summary>One of the friends posts; those who are there like it or pass it on within minutes, some at once.</summary>
    private void Cheer(Group group, long time, ref RandomStream random, List<SimulatedEvent> into)
    {
        var author = group.Members[random.Below(group.Members.Length)];
        var tag = random.Chance(0.2) ? OrganicLife.NicheTag(_people.Community[author], 0) : default;
        var post = Scripted.Post(_supply, author, time, tag, default, ref random);
        into.Add(post);
        foreach (var friend in group.Members)
        {
            if (friend == author || !random.Chance(0.45))
                continue;
            var delay = (8 * Second) + (long)(4 * Minute * random.Exponential());
            into.Add(Scripted.Repost(friend, time + delay, post) with { Kind = random.Chance(0.3) ? SimulatedKind.Repost : SimulatedKind.Like });
        }
    }
}
