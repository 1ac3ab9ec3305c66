using System.Globalization;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;

namespace Cordon.Proving.Planting;

/// <summary>Innocent groups that resemble a campaign in one way each: fan clubs, crowds behind viral links, carrier addresses, families.</summary>
internal sealed class HardNegatives(PlantingOptions options, OrdinaryPosts ordinary, List<PostRow> into)
{
    private const int Day = 86_400;
    private const int Crowd = 1200;
    private const int Hour = 3600;

    private readonly List<LookAlikeTruth> _groups = [];

    /// <summary>Adds the groups' posts and gives who they are.</summary>
    public IReadOnlyList<LookAlikeTruth> Form()
    {
        for (var i = 0; i < options.FanClubs; i++)
            FanClub(i);
        if (options.ViralLinks > 0)
            ViralLinks();
        for (var i = 0; i < options.CarrierAddresses; i++)
            Carrier(i);
        for (var i = 0; i < options.Families; i++)
            Family(i);
        return _groups;
    }

    /// <summary>On a third of the days the club posts a link under its tag; three in five fans pass it on, after a minute and then minutes to hours.</summary>
    private void FanClub(int index)
    {
        var random = RandomStream.For(options.RandomSeed, Purpose.PlantedFans, index);
        var fans = Accounts("fan-club", index, random.Between(12, 60), ref random);
        var (tag, site) = (ordinary.Name(), ordinary.Name());
        for (var day = ordinary.First; day < ordinary.Last; day += Day)
        {
            if (!random.Chance(0.33))
                continue;
            var start = day + random.Below(16 * Hour);
            var link = ordinary.Name();
            foreach (var fan in fans)
            {
                if (fan != fans[0] && !random.Chance(0.6))
                    continue;
                var delay = fan == fans[0] ? 0 : 60 + (long)(720 * StableMath.Exp(0.9 * random.Normal()));
                Add(fan, start + delay, link, random.Chance(0.7) ? tag : "", site, "");
            }
        }

        foreach (var fan in fans)
            ordinary.Live(fan, ref random, into);
    }

    /// <summary>A third of the crowd posts each link, half of them within the first twenty minutes; some are there for several.</summary>
    private void ViralLinks()
    {
        var random = RandomStream.For(options.RandomSeed, Purpose.PlantedCrowds);
        var crowd = Accounts("viral-link", 0, Crowd, ref random);
        for (var i = 0; i < options.ViralLinks; i++)
        {
            var start = ordinary.BusySecond(Day, ref random);
            var (link, site) = (ordinary.Name(), ordinary.Any(ref random).Domain);
            foreach (var account in crowd)
            {
                if (random.Chance(1 / 3.0))
                    Add(account, start + (long)(0.5 * Hour * random.Exponential()), link, "", site, "");
            }
        }

        foreach (var account in crowd)
            ordinary.Live(account, ref random, into);
    }

    private void Carrier(int index)
    {
        var random = RandomStream.For(options.RandomSeed, Purpose.PlantedCarriers, index);
        var address = Place(index);
        foreach (var account in Accounts("carrier", index, random.Between(200, 400), ref random))
        {
            for (var posts = ordinary.Activity(ref random); posts > 0; posts--)
                into.Add(ordinary.Post(account, ref random) with { Address = random.Chance(0.7) ? address : "" });
        }
    }

    /// <summary>All posts come from one device; one in three is passed on by another of the family, minutes to hours later.</summary>
    private void Family(int index)
    {
        var random = RandomStream.For(options.RandomSeed, Purpose.PlantedFamilies, index);
        var members = Accounts("family", index, random.Between(2, 5), ref random);
        var (device, address) = (ordinary.Name("d"), Place(1000 + index));
        foreach (var member in members)
        {
            for (var posts = 2 + ordinary.Activity(ref random); posts > 0; posts--)
            {
                var post = ordinary.Post(member, ref random) with { Device = device, Address = address };
                into.Add(post);
                var other = members[random.Below(members.Length)];
                if (other != member && random.Chance(0.33))
                    into.Add(post with { Account = other, Post = ordinary.Name(), Time = Math.Min(ordinary.Last, post.Time + 30 + (long)(600 * random.Exponential())) });
            }
        }
    }

    private string[] Accounts(string kind, int index, int count, ref RandomStream random)
    {
        var accounts = new string[count];
        for (var i = 0; i < count; i++)
            accounts[i] = ordinary.Account(ref random);
        _groups.Add(new LookAlikeTruth(
            string.Create(CultureInfo.InvariantCulture, $"{kind}-{index + 1}"), kind, [.. accounts.Select(a => "account:" + a)]));
        return accounts;
    }

    private static string Place(int number) => string.Create(CultureInfo.InvariantCulture, $"2001:db8::{number:x}");

    private void Add(string account, long time, string link, string tag, string domain, string media) => into.Add(new PostRow
    {
        Account = account,
        Post = ordinary.Name(),
        Link = link,
        Tag = tag,
        Domain = domain,
        Media = media,
        Device = "",
        Address = "",
        Time = Math.Min(time, ordinary.Last),
    });
}
