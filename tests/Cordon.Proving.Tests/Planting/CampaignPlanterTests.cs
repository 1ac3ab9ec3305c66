using Cordon.Proving.Planting;
using Cordon.Proving.Truth;
using CsCheck;

namespace Cordon.Proving.Tests.Planting;

public sealed class CampaignPlanterTests
{
    private static readonly IReadOnlyList<PostRow> Background = Backgrounds.Small;
    private static readonly PlantingOptions NoNegatives = new() { FanClubs = 0, ViralLinks = 0, CarrierAddresses = 0, Families = 0 };

    private static readonly Gen<Campaign> AnyCampaign = Gen.Select(
        Gen.Int[3, 40], Gen.Double[0.02, 1], Gen.Double[0, 0.9], Gen.Int[0, 86_400], Gen.Int[1, 15], Gen.Int[2, 12], Gen.Double[0, 1],
        (members, density, camouflage, jitter, layers, actions, borrowed) => new Campaign
        {
            Members = members,
            Density = density,
            Camouflage = camouflage,
            JitterSeconds = jitter,
            Layers = (CampaignLayers)layers,
            Actions = actions,
            Borrowed = borrowed,
        });

    [Fact]
    public void The_same_options_plant_the_same_rows_and_another_seed_others()
    {
        var options = new PlantingOptions { Campaigns = [new Campaign(), new Campaign { Layers = CampaignLayers.Media }], RandomSeed = 3 };
        var one = CampaignPlanter.Plant(Background, options);
        Assert.Equal(one.Rows, CampaignPlanter.Plant(Background, options).Rows);
        Assert.NotEqual(one.Rows, CampaignPlanter.Plant(Background, options with { RandomSeed = 4 }).Rows);
    }

    [Fact]
    public void Any_campaign_leaves_the_background_as_it_is_and_takes_no_name_of_it() => AnyCampaign.Sample(
        campaign =>
        {
            var table = CampaignPlanter.Plant(Background, NoNegatives with { Campaigns = [campaign] });
            var members = MembersOf(table);
            Assert.Equal(campaign.Members, members.Count);
            Assert.DoesNotContain(Background, r => members.Contains(r.Account));
            Assert.Equal(Background.OrderBy(r => r.Time), table.Rows.Where(r => !members.Contains(r.Account)));
            Assert.Equal(table.Rows.Count, table.Rows.Select(r => r.Post).Distinct().Count());
            Assert.All(table.Rows, r => Assert.InRange(r.Time, Backgrounds.Start, Backgrounds.Start + (Backgrounds.Days * 86_400)));
        },
        iter: 30);

    [Fact]
    public void Any_campaign_acts_within_its_jitter_as_often_as_asked() => AnyCampaign.Sample(
        campaign =>
        {
            // Without borrowed things and camouflage, each action is a thing of its own (for a domain, a site within the jitter).
            campaign = campaign with { Borrowed = 0, Camouflage = 0, Layers = CampaignLayers.Link | CampaignLayers.Tag | CampaignLayers.Media };
            var table = CampaignPlanter.Plant(Background, NoNegatives with { Campaigns = [campaign] });
            var members = MembersOf(table);
            var actions = table.Rows.Where(r => members.Contains(r.Account)).GroupBy(r => (r.Link, r.Tag, r.Media)).ToList();
            Assert.Equal(campaign.Actions, actions.Count);
            var lead = table.Truth.Planted[0].Members[0].Account["account:".Length..];
            foreach (var action in actions)
            {
                Assert.Equal(action.Count(), action.Select(r => r.Account).Distinct().Count());
                Assert.True(action.Count() >= 2);
                Assert.InRange(action.Max(r => r.Time) - action.Min(r => r.Time), 0, campaign.JitterSeconds);
                Assert.Equal(action.Min(r => r.Time), action.Single(r => r.Account == lead).Time);
            }
        },
        iter: 30);

    [Fact]
    public void The_density_is_the_share_that_joins()
    {
        var table = CampaignPlanter.Plant(Background, NoNegatives with { Campaigns = [new Campaign { Members = 200, Density = 0.3, Actions = 20, Camouflage = 0 }] });
        Assert.InRange(table.Truth.Counts.PlantedActs / (200.0 * 20), 0.27, 0.33);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_camouflage_is_the_share_of_ordinary_posts(double camouflage)
    {
        var table = CampaignPlanter.Plant(Background, NoNegatives with { Campaigns = [new Campaign { Members = 60, Camouflage = camouflage }] });
        var members = MembersOf(table);
        var known = Background.SelectMany(r => new[] { r.Link, r.Tag, r.Media }).Where(t => t.Length > 0).ToHashSet();
        var rows = table.Rows.Where(r => members.Contains(r.Account)).ToList();
        var ordinary = rows.Count(r => known.Contains(r.Link) || known.Contains(r.Tag) || known.Contains(r.Media));
        Assert.InRange(ordinary / (double)rows.Count, camouflage - 0.03, camouflage + 0.03);
    }

    [Fact]
    public void Borrowed_things_are_those_of_the_background()
    {
        var campaign = new Campaign { Borrowed = 1, Camouflage = 0, Layers = CampaignLayers.Link | CampaignLayers.Tag | CampaignLayers.Media };
        var table = CampaignPlanter.Plant(Background, NoNegatives with { Campaigns = [campaign] });
        var members = MembersOf(table);
        var known = Background.SelectMany(r => new[] { r.Link, r.Tag, r.Media }).ToHashSet();
        Assert.All(table.Rows.Where(r => members.Contains(r.Account)), r => Assert.True(known.Contains(r.Link) && known.Contains(r.Tag) && known.Contains(r.Media)));
    }

    [Fact]
    public void On_the_domain_layer_everybody_posts_a_link_of_their_own_on_one_site()
    {
        var table = CampaignPlanter.Plant(Background, NoNegatives with { Campaigns = [new Campaign { Layers = CampaignLayers.Domain, Camouflage = 0 }] });
        var members = MembersOf(table);
        var rows = table.Rows.Where(r => members.Contains(r.Account)).ToList();
        Assert.Single(rows.Select(r => r.Domain).Distinct());
        Assert.Equal(rows.Count, rows.Select(r => r.Link).Distinct().Count());
    }

    [Fact]
    public void The_hard_negatives_are_what_they_are_called()
    {
        var table = CampaignPlanter.Plant(Background, new PlantingOptions());
        var rows = table.Rows.ToLookup(r => "account:" + r.Account);
        var groups = table.Truth.LookAlikes.ToLookup(g => g.Kind);
        Assert.Equal(["carrier", "family", "fan-club", "viral-link"], groups.Select(g => g.Key).Order(StringComparer.Ordinal));
        Assert.All(groups["fan-club"], g => Assert.InRange(g.Members.Count, 12, 60));

        // Carriers: one address each, shared by hundreds. Families: one device each.
        Assert.All(groups["carrier"], g => Assert.Single(Places(g, r => r.Address)));
        Assert.All(groups["carrier"], g => Assert.True(g.Members.Count(m => rows[m].Any(r => r.Address.Length > 0)) > 100));
        Assert.All(groups["family"], g => Assert.Single(Places(g, r => r.Device)));

        // Viral links: several are posted by hundreds of one crowd, none by a machine's beat.
        var crowd = Assert.Single(groups["viral-link"]);
        var viral = crowd.Members.SelectMany(m => rows[m]).Where(r => r.Link.Length > 0).GroupBy(r => r.Link).Where(g => g.Count() > 300).ToList();
        Assert.Equal(8, viral.Count);
        Assert.All(viral, g => Assert.True(g.Max(r => r.Time) - g.Min(r => r.Time) > 3600));

        // Fans are a minute or more behind the club.
        foreach (var club in groups["fan-club"])
        {
            var own = club.Members.SelectMany(m => rows[m]).Where(r => r.Link.Length > 0 && !Background.Any(b => b.Link == r.Link)).GroupBy(r => r.Link).Where(g => g.Count() > 2).ToList();
            Assert.All(own, g => Assert.True(g.Select(r => r.Time).Order().Skip(1).First() - g.Min(r => r.Time) >= 60 || g.Max(r => r.Time) == Background.Max(b => b.Time)));
        }

        IEnumerable<string> Places(LookAlikeTruth group, Func<PostRow, string> what) => group.Members.SelectMany(m => rows[m]).Select(what).Where(p => p.Length > 0).Distinct();
    }

    [Fact]
    public void Nobody_is_in_two_groups()
    {
        var table = CampaignPlanter.Plant(Background, new PlantingOptions { Campaigns = [new Campaign(), new Campaign()] });
        var all = table.Truth.Planted.SelectMany(p => p.Members).Select(m => m.Account).Concat(table.Truth.LookAlikes.SelectMany(g => g.Members)).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public void Values_out_of_range_are_named()
    {
        Refused(new Campaign { Members = 2 }, "Members is 2; expected 3 to 1000");
        Refused(new Campaign { Density = double.NaN }, "Density is NaN");
        Refused(new Campaign { Camouflage = 0.99 }, "Camouflage is 0.99; expected 0 to 0.98");
        Refused(new Campaign { JitterSeconds = -1 }, "JitterSeconds is -1; expected 0 to 604800");
        Refused(new Campaign { Layers = 0 }, "Layers is 0; expected 1 to 15");
        Refused(new Campaign { Actions = 1 }, "Actions is 1");
        Assert.Contains("background has no rows", Assert.Throws<ArgumentException>(() => CampaignPlanter.Plant([], NoNegatives)).Message, StringComparison.Ordinal);

        static void Refused(Campaign campaign, string message) => Assert.Contains(
            message,
            Assert.Throws<ArgumentException>(() => CampaignPlanter.Plant(Background, NoNegatives with { Campaigns = [campaign] })).Message,
            StringComparison.Ordinal);
    }

    private static HashSet<string> MembersOf(PlantedTable table) =>
        [.. table.Truth.Planted.SelectMany(p => p.Members).Select(m => m.Account["account:".Length..])];
}
