using System.Globalization;

namespace Cordon.Proving.Platform;

/// <summary>
/// Innocent groups that resemble coordination: fan clubs, sports crowds, sale communities, newsrooms, charity days, friends, families.
/// A detector that reports them harms people; the truth file names them so that this is measured.
/// </summary>
internal sealed partial class LookAlikes
{
    private readonly Population _people;
    private readonly long _seed;
    private readonly Supply _supply = new(Supply.LookAlike);
    private readonly List<Group> _groups = [];

    public LookAlikes(SimulationOptions options, Population people)
    {
        _people = people;
        _seed = options.RandomSeed;
        var random = RandomStream.For(_seed, Purpose.LookAlikeMembers);
        int Scaled(int perGroup, int most) => (int)(Math.Clamp(people.Count / perGroup, 1, most) * options.LookAlikes);

        for (var i = Scaled(4000, 40); i > 0; i--)
            Form(GroupKind.FanClub, FromOneCommunity(ref random, 12, 60), ref random);
        for (var i = Scaled(5000, 30); i > 0; i--)
            Form(GroupKind.SportsCrowd, FromOneCommunity(ref random, 30, 150), ref random);
        for (var i = Scaled(5000, 30); i > 0; i--)
            Form(GroupKind.SaleCommunity, FromOneCommunity(ref random, 15, 60), ref random);
        for (var i = Scaled(5000, 20); i > 0; i--)
            Form(GroupKind.Newsroom, people.Recruit(ref random, Math.Min(random.Between(6, 16), people.Count / 10)), ref random);
        for (var i = (int)(Math.Max(1, options.Days / 20) * options.LookAlikes); i > 0; i--)
        {
            var size = Math.Min(Math.Clamp(people.Count / 50, 20, 400), people.Count / 8);
            Form(GroupKind.CharityDay, people.Recruit(ref random, size), ref random, random.Below(options.Days));
        }

        for (var i = Scaled(500, 2000); i > 0; i--)
            Form(GroupKind.FriendCircle, people.RecruitFrom(ref random, random.Below(people.Communities), random.Between(4, 7)), ref random);
        FormFamilies((int)(people.Count / 100 * options.LookAlikes));
    }

    /// <summary>Names what innocent people do by plan.</summary>
    public Supply Supply => _supply;

    /// <summary>What the truth file says of the groups.</summary>
    public IEnumerable<(string Name, string Kind, int[] Members)> Described()
    {
        var numbers = new int[Enum.GetValues<GroupKind>().Length];
        foreach (var group in _groups)
        {
            var kind = group.Kind switch
            {
                GroupKind.FanClub => "fan-club",
                GroupKind.SportsCrowd => "sports-crowd",
                GroupKind.SaleCommunity => "sale-community",
                GroupKind.Newsroom => "newsroom",
                GroupKind.CharityDay => "charity-day",
                GroupKind.FriendCircle => "friend-circle",
                _ => "family",
            };
            var number = ++numbers[(int)group.Kind];
            yield return (string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}"), kind, group.Members);
        }
    }

    private enum GroupKind
    {
        FanClub,
        SportsCrowd,
        SaleCommunity,
        Newsroom,
        CharityDay,
        FriendCircle,
        Family,
    }

    /// <param name="Kind">What the group is.</param>
    /// <param name="Members">Who is in it; the first is the official account where there is one.</param>
    /// <param name="Domain">The group's own site.</param>
    /// <param name="Tag">The group's own tag.</param>
    /// <param name="Day">The day of a charity day.</param>
    private sealed record Group(GroupKind Kind, int[] Members, ulong Domain, Thing Tag, int Day);

    private int[] FromOneCommunity(ref RandomStream random, int low, int high)
    {
        var size = (int)(low * random.Pareto(1, (double)high / low));
        return _people.RecruitFrom(ref random, _people.CommunityOf(ref random, size), Math.Min(size, _people.Count / 10));
    }

    private void Form(GroupKind kind, int[] members, ref RandomStream random, int day = -1)
    {
        // A platform too small for the group goes without it.
        if (members.Length >= 4)
            _groups.Add(new Group(kind, members, random.Chance(0.8) ? _supply.Domain() : OrganicLife.PopularDomain(ref random), _supply.Tag(), day));
    }

    private void FormFamilies(int families)
    {
        var random = RandomStream.For(_seed, Purpose.Families);
        for (var i = 0; i < families; i++)
        {
            var members = _people.RecruitFrom(ref random, random.Below(_people.Communities), random.Between(2, 5));
            if (members.Length < 2)
                continue;
            foreach (var member in members)
            {
                _people.Device[member] = _people.Device[members[0]];
                _people.Home[member] = _people.Home[members[0]];
            }

            _groups.Add(new Group(GroupKind.Family, members, 0, default, -1));
        }
    }
}
