namespace Cordon.Proving.Platform;

/// <content>What networks with roles do on a day, besides acting in step.</content>
internal sealed partial class PlantedNetworks
{
    private const int Hour = 60 * Minute;

    private void Trade(PlantedNetwork network, AdversaryOptions adversary, int index, int day, List<SimulatedEvent> into)
    {
        var random = RandomStream.For(_options.RandomSeed, Purpose.TradeDays, index, day);
        if (Array.IndexOf(network.ActiveDays, true) == day)
            Gather(network, day, ref random, into);
        foreach (var (advertiser, handle) in network.Advertisers)
        {
            for (var offers = random.Between(1, 2); offers > 0; offers--)
                Offer(network, advertiser, handle, When(network, day, ref random), ref random, into);
        }

        foreach (var actor in network.Members.Take(network.Leads).Concat(network.Advertisers.Select(a => a.Account)))
        {
            for (var people = random.Poisson(adversary.Approaches); people > 0 && network.Wanted.Length > 0; people--)
                Approach(network, actor, network.Wanted[random.Below(network.Wanted.Length)], When(network, day, ref random), ref random, into);
        }
    }

    /// <summary>The audience follows most of the advertisers, and is not followed back.</summary>
    private void Gather(PlantedNetwork network, int day, ref RandomStream random, List<SimulatedEvent> into)
    {
        foreach (var fan in network.Audience)
        {
            foreach (var (advertiser, _) in network.Advertisers)
            {
                if (random.Chance(0.8))
                    into.Add(Scripted.Follow(_supply, fan, advertiser, When(network, day, ref random)));
            }
        }
    }

    /// <summary>One offer of a blue widget with a contact: some in step pass it on within the hour, the audience likes it, passes it on or asks.</summary>
    private void Offer(PlantedNetwork network, int advertiser, Thing handle, long time, ref RandomStream random, List<SimulatedEvent> into)
    {
        // An advertiser's own things: the number of the account with that of one of three offers.
        var item = Thing.Link(network.Domain, (3UL << 30) | (1UL << 29) | (((ulong)advertiser * 3) + (ulong)random.Below(3)));
        var offer = Scripted.Post(_supply, advertiser, time, item, handle, ref random);
        if (network.Wares is { } wares)
            offer = wares.Dress(offer, ref random);
        into.Add(offer);
        foreach (var ring in network.Rings)
        {
            foreach (var member in ring.Members)
            {
                if (member != advertiser && random.Chance(0.3))
                    into.Add(Scripted.Repost(member, time + (20 * 1000) + (long)(20.0 * Minute * random.Exponential()), offer));
            }
        }

        foreach (var fan in network.Audience)
        {
            var seen = time + Minute + (long)(1.5 * Hour * random.Exponential());
            if (random.Chance(0.5))
                into.Add(Scripted.Repost(fan, seen, offer) with { Kind = SimulatedKind.Like });
            if (random.Chance(0.25))
                into.Add(Scripted.Repost(fan, seen + Minute, offer));
            if (!random.Chance(0.2))
                continue;
            var asked = seen + (3 * Minute);
            into.Add(Scripted.To(SimulatedKind.Message, fan, advertiser, asked));
            if (random.Chance(0.8))
                into.Add(Scripted.To(SimulatedKind.Message, advertiser, fan, asked + Minute + (long)(20.0 * Minute * random.Exponential())));
        }
    }

    /// <summary>Turns to somebody outside, who mostly says nothing or refuses; a child refuses more often.</summary>
    private void Approach(PlantedNetwork network, int actor, int person, long time, ref RandomStream random, List<SimulatedEvent> into)
    {
        network.Approached.Add(person);
        into.Add(Scripted.Approach(_supply, actor, person, time, ref random));
        var (kind, refusal) = _people.IsChild(person) ? (0.07, 0.55) : (0.13, 0.25);
        if (Scripted.Answer(_supply, actor, person, time, kind, refusal, ref random) is { } answer)
            into.Add(answer);
    }
}
