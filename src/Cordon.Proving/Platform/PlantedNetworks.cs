using System.Globalization;

namespace Cordon.Proving.Platform;

/// <summary>
/// The networks to be found. Members are drawn from the whole platform and go on with their ordinary lives; on some days
/// some of them act together. Their things come from the same makers of names as everybody's.
/// </summary>
internal sealed partial class PlantedNetworks
{
    private static readonly string[] Colours = ["blue", "green", "red", "yellow", "white", "brown", "silver", "orange"];
    private static readonly string[] Goods = ["widget", "gadget", "gizmo", "sprocket", "bobbin", "trinket", "doodad"];

    private readonly Population _people;
    private readonly SimulationOptions _options;
    private readonly Supply _supply = new(Supply.Planted);

    public PlantedNetworks(SimulationOptions options, Population people)
    {
        _people = people;
        _options = options;
        var count = options.PlantedNetworkCount;
        var room = (int)(options.Accounts * 0.4) - (count * options.PlantedMin);
        var networks = new List<PlantedNetwork>(count);
        for (var i = 0; i < count; i++)
        {
            var random = RandomStream.For(options.RandomSeed, Purpose.PlantedMembers, i);
            var size = Math.Min(Size(ref random), options.PlantedMin + room);
            var members = people.Recruit(ref random, size);
            room -= members.Length - options.PlantedMin;
            networks.Add(Form(i, members, ref random));
        }

        All = networks;
        if (options.Adversary is { } adversary)
            Adapt(adversary);
    }

    public IReadOnlyList<PlantedNetwork> All { get; }

    /// <summary>One network in seven is large; most are small.</summary>
    private int Size(ref RandomStream random)
    {
        var (low, high) = (_options.PlantedMin, _options.PlantedMax);
        if (random.Chance(1 / 7.0))
            return random.Between((low + high) / 2, high);
        return (int)(low * StableMath.Exp(random.Unit() * StableMath.Log(Math.Max(1.0, Math.Min(high, 4.0 * low) / low))));
    }

    private PlantedNetwork Form(int index, int[] members, ref RandomStream random)
    {
        var styles = Styles(index, ref random);
        var artifacts = styles.HasFlag(PlantedStyles.SharedArtifacts);
        var active = Days(artifacts, ref random);
        var jitter = random.Between(_options.JitterMinSeconds, _options.JitterMaxSeconds);
        if (artifacts)
            Invite(members, Array.IndexOf(active, true), ref random);
        var leads = members.Length < 12 ? 1 : members.Length < 30 ? 2 : 3;
        return new PlantedNetwork
        {
            Name = string.Create(
                CultureInfo.InvariantCulture,
                $"{Colours[index % Colours.Length]}-{Goods[index % Goods.Length]}-{index + 1}"),
            Styles = styles,
            Members = members,
            Leads = leads,
            Participation = random.Between(_options.ParticipationMin, _options.ParticipationMax),
            Jitter = jitter * 1000,
            ActiveDays = active,
            Pace = random.Between(2, 3),
            Domain = random.Chance(0.6) ? _supply.Domain() : OrganicLife.PopularDomain(ref random),
            Handle = artifacts ? _supply.Other(ThingType.Handle) : default,
            Circles = artifacts ? Circles(members, ref random) : [],
            Rings = [new Ring(members, leads)],
        };
    }

    /// <summary>Every style leads its share of the networks; three in four have one or two more.</summary>
    private static PlantedStyles Styles(int index, ref RandomStream random)
    {
        const int kinds = 6;
        var styles = (PlantedStyles)(1 << (index % kinds));
        var roll = random.Unit();
        // Sharing devices is how a household lives; a network also does something together.
        var least = styles == PlantedStyles.SharedArtifacts ? 1 : 0;
        for (var more = Math.Max(least, roll < 0.25 ? 0 : roll < 0.7 ? 1 : 2); more > 0;)
        {
            var other = (PlantedStyles)(1 << random.Below(kinds));
            if (styles.HasFlag(other))
                continue;
            styles |= other;
            more--;
        }

        return styles;
    }

    private bool[] Days(bool notTheFirst, ref RandomStream random)
    {
        var days = new bool[_options.Days];
        var first = notTheFirst && _options.Days > 4 ? 1 : 0;
        var order = new int[days.Length - first];
        for (var i = 0; i < order.Length; i++)
            order[i] = i + first;
        random.Shuffle(order);

        // Some networks are busier than others; the faint ones are hard to find.
        var share = _options.ActiveDayShare * random.Between(0.4, 1.4);
        var count = Math.Min(order.Length, Math.Max(4, (int)(_options.Days * share)));
        foreach (var day in order.AsSpan(0, count))
            days[day] = true;
        return days;
    }

    /// <summary>Half of the members join through one invitation before the first action.</summary>
    private void Invite(int[] members, int before, ref RandomStream random)
    {
        if (before < 1)
            return;
        var invite = _supply.Other(ThingType.Invite);
        foreach (var member in members)
        {
            if (!random.Chance(0.5))
                continue;
            _people.JoinDay[member] = (short)random.Below(before);
            _people.Invite[member] = invite;
        }
    }

    private (int[] Members, Thing Device, Thing Address)[] Circles(int[] members, ref RandomStream random)
    {
        var circles = new List<(int[], Thing, Thing)>();
        for (var at = 0; at + 1 < members.Length;)
        {
            var size = Math.Min(random.Between(2, 5), members.Length - at);
            var device = random.Chance(0.75) ? _supply.Other(ThingType.Device) : default;
            var address = device.IsNone || random.Chance(0.6) ? _supply.Other(ThingType.Address) : default;
            circles.Add((members[at..(at + size)], device, address));

            // The next circle shares one member with this one, so that the circles hang together.
            at += Math.Max(1, size - 1);
        }

        return [.. circles];
    }
}
