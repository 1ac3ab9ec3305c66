using System.Globalization;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;

namespace Cordon.Proving.Planting;

/// <summary>
/// Plants campaigns and hard negatives into a real table of posts, in its own columns, and says who they are. All added accounts are new; the rows of the
/// background stay as they are. Deterministic: one random stream per campaign and group, so that one campaign's options change nothing of the others but the numbers in their names.
/// </summary>
/// <remarks>Work and memory are linear in the rows, the background's and the added ones; at most 50 ordinary posts are added per coordinated one.</remarks>
public static class CampaignPlanter
{
    /// <summary>Plants.</summary>
    /// <param name="background">The real rows; at least one.</param>
    /// <param name="options">What to plant.</param>
    /// <exception cref="ArgumentException">A value is out of its range, or the background is empty.</exception>
    public static PlantedTable Plant(IReadOnlyList<PostRow> background, PlantingOptions options)
    {
        ArgumentNullException.ThrowIfNull(background);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var ordinary = new OrdinaryPosts(background);
        var added = new List<PostRow>();
        var planted = new List<PlantedTruth>();
        for (var i = 0; i < options.Campaigns.Count; i++)
            planted.Add(Plant(options.Campaigns[i], i, options.RandomSeed, ordinary, added));
        var campaignRows = added.Count;
        var groups = new HardNegatives(options, ordinary, added).Form();
        var rows = background.Concat(added).OrderBy(r => r.Time).ToList();
        return new PlantedTable(rows, new GroundTruth
        {
            Planted = planted,
            LookAlikes = groups,
            Counts = new TruthCounts
            {
                Accounts = rows.Select(r => r.Account).Distinct().Count(),
                Events = rows.Count,
                Lines = rows.Count,
                Bytes = 0,
                Files = 1,
                Duplicates = 0,
                Deletes = 0,
                PlantedActs = campaignRows,
                LookAlikeActs = added.Count - campaignRows,
                BeyondEnd = 0,
                Kinds = new SortedDictionary<string, long> { [Events.EventKinds.Post] = rows.Count },
            },
        });
    }

    private static PlantedTruth Plant(Campaign campaign, int index, long seed, OrdinaryPosts ordinary, List<PostRow> into)
    {
        var random = RandomStream.For(seed, Purpose.Campaigns, index);
        var members = new string[campaign.Members];
        for (var i = 0; i < members.Length; i++)
            members[i] = ordinary.Account(ref random);
        var acts = new int[members.Length];
        CampaignLayers[] layers = [.. Enum.GetValues<CampaignLayers>().Where(l => campaign.Layers.HasFlag(l))];
        var site = ordinary.Name();
        for (var action = 0; action < campaign.Actions; action++)
        {
            var layer = layers[action % layers.Length];
            var subject = Subject(layer, random.Chance(campaign.Borrowed), site, ordinary, ref random);
            var start = ordinary.BusySecond(campaign.JitterSeconds, ref random);
            foreach (var member in Joining(campaign, ref random))
            {
                // The lead is first; nobody else waits longer than the jitter.
                var time = start + (member == 0 ? 0 : (long)(random.Unit() * (campaign.JitterSeconds + 1)));
                var post = subject with { Account = members[member], Post = ordinary.Name(), Time = time };
                into.Add(layer == CampaignLayers.Domain ? post with { Link = ordinary.Name() } : post);
                acts[member]++;
            }
        }

        for (var member = 0; member < members.Length; member++)
        {
            // So many ordinary posts that they are the asked share of all; a member that joined nothing looks as if it had once.
            var posts = Math.Max(1, acts[member]) * campaign.Camouflage / (1 - campaign.Camouflage);
            for (var n = (int)posts + (random.Chance(posts - Math.Floor(posts)) ? 1 : 0); n > 0; n--)
                into.Add(ordinary.Post(members[member], ref random));
        }

        return new PlantedTruth(
            string.Create(CultureInfo.InvariantCulture, $"campaign-{index + 1}"),
            [.. layers.Select(l => Enum.GetName(l)!.ToLowerInvariant())],
            [.. members.Select((m, i) => new PlantedMember("account:" + m, i == 0 ? PlantedMember.Lead : PlantedMember.Ordinary))]);
    }

    /// <summary>The lead and who else joins; at least two in all.</summary>
    private static List<int> Joining(Campaign campaign, ref RandomStream random)
    {
        var joining = new List<int> { 0 };
        for (var member = 1; member < campaign.Members; member++)
        {
            if (random.Chance(campaign.Density))
                joining.Add(member);
        }

        if (joining.Count == 1)
            joining.Add(1 + random.Below(campaign.Members - 1));
        return joining;
    }

    /// <summary>The thing that one action is about: a new one, or one that the background uses.</summary>
    private static PostRow Subject(CampaignLayers layer, bool borrowed, string site, OrdinaryPosts ordinary, ref RandomStream random)
    {
        var row = new PostRow { Account = "", Post = "", Link = "", Tag = "", Domain = "", Media = "", Device = "", Address = "", Time = 0 };
        if (borrowed)
        {
            // Rows with such a thing are common; where the background has none at all, a new one stands in.
            for (var attempts = 0; attempts < 1000; attempts++)
            {
                var seen = ordinary.Any(ref random);
                var thing = layer switch { CampaignLayers.Link => seen.Link, CampaignLayers.Tag => seen.Tag, CampaignLayers.Media => seen.Media, _ => seen.Domain };
                if (thing.Length == 0)
                    continue;
                return layer switch
                {
                    CampaignLayers.Link => row with { Link = thing, Domain = seen.Domain },
                    CampaignLayers.Tag => row with { Tag = thing },
                    CampaignLayers.Media => row with { Media = thing },
                    _ => row with { Domain = thing },
                };
            }
        }

        return layer switch
        {
            CampaignLayers.Link => row with { Link = ordinary.Name(), Domain = random.Chance(0.5) ? site : ordinary.Any(ref random).Domain },
            CampaignLayers.Tag => row with { Tag = ordinary.Name() },
            CampaignLayers.Media => row with { Media = ordinary.Name() },
            _ => row with { Domain = site },
        };
    }
}
