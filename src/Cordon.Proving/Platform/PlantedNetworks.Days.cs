using Cordon.Events;

namespace Cordon.Proving.Platform;

/// <content>What the networks do on a day.</content>
internal sealed partial class PlantedNetworks
{
    private const int Minute = 60_000;

    /// <summary>Chance that a part acts on the thing of another.</summary>
    private const double SharedThings = 1 / 7.0;

    /// <summary>Chance that a member of another network joins an action.</summary>
    private const double GuestShare = 0.5;

    private delegate SimulatedEvent Act(int member, long time, ref RandomStream random);

    /// <summary>Adds the day's acts; some of them may fall on the next day.</summary>
    public void Plan(int day, List<SimulatedEvent> into)
    {
        for (var i = 0; i < All.Count; i++)
        {
            var network = All[i];
            if (!network.ActiveDays[day])
                continue;
            var random = RandomStream.For(_options.RandomSeed, Purpose.PlantedDays, i, day);
            for (var style = 1; style <= (int)PlantedStyles.RepostLockstep; style <<= 1)
            {
                if (!network.Styles.HasFlag((PlantedStyles)style))
                    continue;
                for (var actions = random.Between(1, network.Pace); actions > 0; actions--)
                {
                    var subject = 0UL;
                    foreach (var ring in network.Rings)
                        subject = Together(network, ring, (PlantedStyles)style, subject, When(network, day, ref random), ref random, into);
                }
            }

            if (network.Circles.Length > 0)
                SignIn(network, day, ref random, into);
            HandOff(network, day, ref random, into);
            if (_options.Adversary is { Roles: true } adversary)
                Trade(network, adversary, i, day, into);
        }
    }

    private long When(PlantedNetwork network, int day, ref RandomStream random) =>
        ((long)day * Rhythm.Day) + Rhythm.Sample(ref random, _people.Zone[network.Members[0]]);

    /// <summary>One ring acts on one thing: a new one or, one time in seven, the one that another part acted on before it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="ring">Who acts.</param>
    /// <param name="style">How.</param>
    /// <param name="before">What another part acted on in this action; 0 when this is the first.</param>
    /// <param name="time">When the lead acts.</param>
    /// <param name="random">The day's stream.</param>
    /// <param name="into">Gets the acts.</param>
    /// <returns>What the ring acted on: a packed thing, or the seed of a text.</returns>
    private ulong Together(PlantedNetwork network, Ring ring, PlantedStyles style, ulong before, long time, ref RandomStream random, List<SimulatedEvent> into)
    {
        var again = before != 0 && random.Chance(SharedThings) ? before : 0;
        switch (style)
        {
            case PlantedStyles.LinkLockstep:
                var link = again != 0 ? new Thing(again) : _supply.Link(random.Chance(0.7) ? network.Domain : OrganicLife.PopularDomain(ref random));
                InStep(network, ring, time, ref random, into, (int m, long t, ref RandomStream r) =>
                    Scripted.Post(_supply, m, t, link, r.Chance(0.25) ? OrganicLife.NicheTag(_people.Community[m], 0) : default, ref r));
                return link.Packed;
            case PlantedStyles.TagHandOff:
                var tag = again != 0 ? new Thing(again) : _supply.Tag();
                InStep(network, ring, time, ref random, into, (int m, long t, ref RandomStream r) =>
                    Scripted.Post(_supply, m, t, r.Chance(0.3) ? _supply.Link(OrganicLife.PopularDomain(ref r)) : default, tag, ref r));
                return tag.Packed;
            case PlantedStyles.MediaReposting:
                var media = again != 0 ? new Thing(again) : _supply.Media();
                InStep(network, ring, time, ref random, into, (int m, long t, ref RandomStream r) =>
                    Scripted.Post(_supply, m, t, media, default, ref r));
                return media.Packed;
            case PlantedStyles.CopiedText:
                var text = again != 0 ? again : LongText(ref random);
                var varied = (byte)(_options.Adversary?.VariedWords ?? 0);
                InStep(network, ring, time, ref random, into, (int m, long t, ref RandomStream r) =>
                {
                    var post = Scripted.Post(_supply, m, t, r.Chance(0.4) ? _supply.Link(OrganicLife.PopularDomain(ref r)) : default, default, ref r);
                    return post with { Text = text, VariedWords = varied, Variant = SeededRandom.Mix(text + (ulong)m) };
                });
                return text;
            default:
                var lead = ring.Members[random.Below(ring.Leads)];
                var first = Scripted.Post(_supply, lead, time - random.Between(5000, 20_000), default, default, ref random);
                into.Add(first);
                InStep(network, ring, time, ref random, into, (int m, long t, ref RandomStream _) => Scripted.Repost(m, t, first), lead);
                return 0;
        }
    }

    /// <summary>One lead acts at <paramref name="time"/>; of the others some follow, each with a delay of its own.</summary>
    private void InStep(PlantedNetwork network, Ring ring, long time, ref RandomStream random, List<SimulatedEvent> into, Act act, int except = -1)
    {
        var first = ring.Members[random.Below(ring.Leads)];
        if (first != except)
            into.Add(act(first, time, ref random));
        foreach (var member in ring.Members)
        {
            if (member == first || member == except || !random.Chance(network.Participation))
                continue;
            into.Add(act(member, time + 200 + Delay(network, ref random), ref random));
        }

        if (network.Guest >= 0 && random.Chance(GuestShare))
            into.Add(act(network.Guest, time + 200 + Delay(network, ref random), ref random));
    }

    /// <summary>How long a member waits after the lead, in milliseconds.</summary>
    private long Delay(PlantedNetwork network, ref RandomStream random)
    {
        if (_options.Adversary is { DripSeconds: > 0 } adversary)
            return (long)(adversary.DripSeconds * 1000 * random.Unit());
        var delay = network.Jitter * (0.35 + (1.3 * random.Unit()));
        var window = _options.ActionWindowSeconds * 1000;
        if (delay > window)
            delay = window * random.Unit();
        return (long)delay;
    }

    /// <summary>Members sign in from what their circle shares, and some give out the common contact.</summary>
    private void SignIn(PlantedNetwork network, int day, ref RandomStream random, List<SimulatedEvent> into)
    {
        foreach (var (members, device, address) in network.Circles)
        {
            foreach (var member in members)
            {
                if (!random.Chance(0.6))
                    continue;
                var own = device.IsNone ? _people.Device[member] : device;
                into.Add(Scripted.Login(member, When(network, day, ref random), own, address.IsNone ? _people.Home[member] : address));
            }
        }

        foreach (var member in network.Members)
        {
            if (random.Chance(0.2))
                into.Add(Scripted.Post(_supply, member, When(network, day, ref random), network.Handle, default, ref random));
        }
    }

    /// <summary>Leads tell some members what comes; some members point others out in public.</summary>
    private void HandOff(PlantedNetwork network, int day, ref RandomStream random, List<SimulatedEvent> into)
    {
        for (var pairs = 2 + (network.Members.Length / 6); pairs > 0; pairs--)
        {
            var from = network.Members[random.Below(random.Chance(0.6) ? network.Leads : network.Members.Length)];
            var to = network.Members[random.Below(network.Members.Length)];
            if (from == to)
                continue;
            var time = When(network, day, ref random) - random.Between(Minute, 20 * Minute);
            time = Math.Max(time, (long)day * Rhythm.Day);
            into.Add(random.Chance(0.6)
                ? Scripted.To(SimulatedKind.Message, from, to, time)
                : Scripted.To(SimulatedKind.Mention, from, to, time, random.Next() | 1));
        }
    }

    /// <summary>A text long enough that its copies count as copies.</summary>
    private static ulong LongText(ref RandomStream random)
    {
        var text = random.Next() | 1;
        while (TextWords.CountOf(text) < 8)
            text = random.Next() | 1;
        return text;
    }
}
