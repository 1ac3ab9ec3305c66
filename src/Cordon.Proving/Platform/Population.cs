using Cordon.Events;

namespace Cordon.Proving.Platform;

/// <summary>
/// The accounts and their standing traits: community, time zone, activity, device, address, day of joining. About thirty
/// bytes an account; nothing in the simulation grows with the number of events.
/// </summary>
internal sealed class Population
{
    /// <summary>The join day of an account that is there from the start.</summary>
    public const short Always = -1;

    private readonly bool[] _reserved;
    private readonly HashSet<int> _adults = [];
    private readonly double _children;
    private readonly ulong _ages;
    private readonly Dictionary<int, (bool IsChild, bool IsKnown)> _ageSet = [];
    private readonly double _unknownAges;
    private readonly bool _isYoungTogether;

    /// <param name="options">The simulation's.</param>
    /// <param name="more">How many accounts may be added later.</param>
    /// <param name="unknownAges">The share of accounts whose age the platform does not know.</param>
    /// <param name="isYoungTogether">Whether children are mostly in communities of children; else they are everywhere alike.</param>
    public Population(SimulationOptions options, int more = 0, double unknownAges = 0, bool isYoungTogether = false)
    {
        Total = Count = options.Accounts;
        Capacity = Count + more;
        Community = new int[Capacity];
        Rate = new float[Capacity];
        Zone = new sbyte[Capacity];
        JoinDay = new short[Capacity];
        Device = new Thing[Capacity];
        Home = new Thing[Capacity];
        Invite = new Dictionary<int, Thing>();
        _reserved = new bool[Capacity];
        _unknownAges = unknownAges;
        _isYoungTogether = isYoungTogether;
        CommunityStart = FormCommunities(options);
        GiveTraits(options);
        Celebrities = Elect(options);
        _children = options.Adversary is { Roles: true } adversary ? adversary.Children : 0;
        _ages = RandomStream.For(options.RandomSeed, Purpose.Ages).Next();
    }

    /// <summary>The accounts that the platform begins with.</summary>
    public int Count { get; }

    /// <summary>All accounts: those at the beginning, and those added.</summary>
    public int Total { get; private set; }

    /// <summary>The most accounts that there can be.</summary>
    public int Capacity { get; }

    /// <summary>The community of each account; members of one are neighbours, <see cref="CommunityStart"/> tells where.</summary>
    public int[] Community { get; }

    /// <summary>The first account of each community, and <see cref="Count"/> at the end.</summary>
    public int[] CommunityStart { get; }

    /// <summary>Ordinary events per day.</summary>
    public float[] Rate { get; }

    /// <summary>Hours ahead of UTC.</summary>
    public sbyte[] Zone { get; }

    /// <summary>The day on which the account registers, or <see cref="Always"/>.</summary>
    public short[] JoinDay { get; }

    /// <summary>The device each account signs in from.</summary>
    public Thing[] Device { get; }

    /// <summary>The address of each account's home.</summary>
    public Thing[] Home { get; }

    /// <summary>The invitation through which an account joins; most have none.</summary>
    public Dictionary<int, Thing> Invite { get; }

    /// <summary>Accounts that everybody knows, best known first.</summary>
    public int[] Celebrities { get; }

    public int Communities => CommunityStart.Length - 1;

    public int CommunitySize(int community) => CommunityStart[community + 1] - CommunityStart[community];

    /// <summary>The carrier address at one of its gateways; some hundreds of accounts share one.</summary>
    public Thing Carrier(ulong random) => Thing.Of(ThingType.Address, (1UL << 32) | (random % (ulong)Math.Max(2, Count / 300)));

    /// <summary>A device that stands where several communities meet, such as a library's.</summary>
    public Thing PublicDevice(int account) => Thing.Of(ThingType.Device, (1UL << 32) | (uint)(Community[account] / 4));

    /// <summary>The chat of an account's community, which many of its members point to.</summary>
    public Thing CommonHandle(int account) => Thing.Of(ThingType.Handle, (1UL << 32) | (uint)Community[account]);

    /// <summary>Takes an account out of the pool from which groups recruit. A person is in at most one group, so that the truth is unambiguous.</summary>
    public bool Reserve(int account)
    {
        if (_reserved[account])
            return false;
        JoinDay[account] = Always;
        Invite.Remove(account);
        return _reserved[account] = true;
    }

    /// <summary>True until the end of the day on which the account registers.</summary>
    public bool IsAbsent(int account, int day) => JoinDay[account] >= day && JoinDay[account] != Always;

    /// <summary>True for an account of the children's age class. Derived, not stored.</summary>
    public bool IsChild(int account) => _ageSet.TryGetValue(account, out var set) ? set.IsChild :
        !_adults.Contains(account) && new RandomStream(SeededRandom.Mix(_ages + (ulong)account)).Chance(_isYoungTogether ? ChildrenAmong(Community[account]) : _children);

    /// <summary>Makes an account that of a child or not, and its age known or not.</summary>
    public void SetAge(int account, bool isChild, bool isKnown) => _ageSet[account] = (isChild, isKnown);

    /// <summary>True where the platform does not know the age.</summary>
    public bool IsOfUnknownAge(int account) => _ageSet.TryGetValue(account, out var set) ? !set.IsKnown :
        _unknownAges > 0 && new RandomStream(SeededRandom.Mix(_ages ^ ((ulong)account * SeededRandom.Step))).Chance(_unknownAges);

    /// <summary>Adds an account that joins on a day; −1 where there is no room for it.</summary>
    public int Add(int community, float rate, sbyte zone, Thing device, Thing home, Thing invite, int joinDay)
    {
        if (Total == Capacity)
            return -1;
        var account = Total++;
        (Community[account], Rate[account], Zone[account], JoinDay[account]) = (community, rate, zone, (short)joinDay);
        Device[account] = device.IsNone ? Thing.Of(ThingType.Device, (ulong)account) : device;
        Home[account] = home.IsNone ? Thing.Of(ThingType.Address, (ulong)account) : home;
        if (!invite.IsNone)
            Invite[account] = invite;
        return account;
    }

    // Three quarters of the children are in communities of which they are seven tenths.
    private double ChildrenAmong(int community)
    {
        var young = 0.75 * _children / 0.7;
        return new RandomStream(SeededRandom.Mix(~_ages + (ulong)community)).Chance(young) ? 0.7 : Math.Min(1, 0.25 * _children / (1 - young));
    }

    /// <summary>Makes an account an adult's.</summary>
    public void GrowUp(int account) => _adults.Add(account);

    /// <summary>Recruits up to <paramref name="size"/> free accounts from the whole platform.</summary>
    public int[] Recruit(ref RandomStream random, int size)
    {
        var members = new List<int>(size);
        for (var attempts = 0; members.Count < size && attempts < 20 * size; attempts++)
        {
            var account = random.Below(Count);
            if (Reserve(account))
                members.Add(account);
        }

        return [.. members];
    }

    /// <summary>Recruits up to <paramref name="size"/> free accounts from one community.</summary>
    public int[] RecruitFrom(ref RandomStream random, int community, int size)
    {
        var free = new List<int>();
        for (var account = CommunityStart[community]; account < CommunityStart[community + 1]; account++)
        {
            if (!_reserved[account])
                free.Add(account);
        }

        int[] members = [.. free];
        random.Shuffle(members);
        members = members[..Math.Min(size, members.Length)];
        foreach (var account in members)
            Reserve(account);
        return members;
    }

    /// <summary>A community that has at least <paramref name="size"/> members, or the largest of those looked at.</summary>
    public int CommunityOf(ref RandomStream random, int size)
    {
        var best = random.Below(Communities);
        for (var attempts = 0; attempts < 60 && CommunitySize(best) < size; attempts++)
        {
            var other = random.Below(Communities);
            if (CommunitySize(other) > CommunitySize(best))
                best = other;
        }

        return best;
    }

    private int[] FormCommunities(SimulationOptions options)
    {
        var random = RandomStream.For(options.RandomSeed, Purpose.Communities);
        var starts = new List<int> { 0 };
        for (var at = 0; at < Count;)
        {
            var size = (int)(options.CommunityMin * random.Pareto(1, (double)options.CommunityMax / options.CommunityMin));

            // A rest too small for a community of its own joins the last one.
            if (Count - at - size < options.CommunityMin)
                size = Count - at;
            Array.Fill(Community, starts.Count - 1, at, size);
            at += size;
            starts.Add(at);
        }

        return [.. starts];
    }

    private void GiveTraits(SimulationOptions options)
    {
        var random = RandomStream.For(options.RandomSeed, Purpose.Accounts);
        var joining = RandomStream.For(options.RandomSeed, Purpose.Joining);
        var spread = options.ActivitySpread;
        var zone = 0;
        for (var account = 0; account < Count; account++)
        {
            if (CommunityStart[Community[account]] == account)
                zone = AnyZone(ref random);

            // Log-normal with the mean that was asked for; nobody does more than a thousand things a day.
            var rate = options.EventsPerAccountPerDay * StableMath.Exp((spread * random.Normal()) - (spread * spread / 2));
            Rate[account] = (float)Math.Min(rate, 1000);
            Zone[account] = (sbyte)(random.Chance(0.85) ? zone : AnyZone(ref random));
            Device[account] = Thing.Of(ThingType.Device, (ulong)account);
            Home[account] = Thing.Of(ThingType.Address, (ulong)account);
            JoinDay[account] = joining.Chance(options.Newcomers) ? (short)joining.Below(options.Days) : Always;
            if (JoinDay[account] != Always && AnyInvite(Community[account], ref joining) is { IsNone: false } invite)
                Invite[account] = invite;
        }
    }

    /// <summary>Two newcomers in five were invited: by someone of their community, or by a promotion that many follow.</summary>
    private static Thing AnyInvite(int community, ref RandomStream random) => random.Below(10) switch
    {
        < 3 => Thing.Of(ThingType.Invite, (ulong)community),
        3 => Thing.Of(ThingType.Invite, (1UL << 32) | (uint)random.Below(20)),
        _ => default,
    };

    /// <summary>Three populated regions, each over a few zones.</summary>
    private static int AnyZone(ref RandomStream random) => random.Below(10) switch
    {
        < 4 => random.Between(-8, -4),
        < 8 => random.Between(0, 3),
        _ => random.Between(5, 9),
    };

    private int[] Elect(SimulationOptions options)
    {
        var random = RandomStream.For(options.RandomSeed, Purpose.Celebrities);
        var elected = new int[Math.Max(5, Count / 2000)];
        for (var i = 0; i < elected.Length; i++)
        {
            elected[i] = random.Below(Count);
            Rate[elected[i]] = Math.Max(Rate[elected[i]], (float)options.EventsPerAccountPerDay * 2);
            JoinDay[elected[i]] = Always;
            Invite.Remove(elected[i]);
        }

        return elected;
    }
}
