using Cordon.Proving.Truth;

namespace Cordon.Bench.Truth;

/// <summary>How often a member's reported role is the planted one.</summary>
internal sealed class RolesBench(SimulatedPlatforms platforms)
{
    private const int Seeds = 3;
    private const string None = "not reported";
    private const string LookAlike = "look-alike";

    /// <summary>Planted role and the reported ones that say the same.</summary>
    private static readonly (string Planted, string[] Right)[] Same =
    [
        (PlantedMember.Lead, ["lead"]),
        (PlantedMember.Advertiser, ["advertiser"]),
        (PlantedMember.Audience, ["audience", "audience outside"]),
        (PlantedMember.Bridge, ["bridge"]),
        (PlantedMember.Ordinary, ["member", "core"]),
        (Review.Approached, [None, "approached", "bystander"]),
        (LookAlike, [None, "approached", "bystander", "audience outside"]),
    ];

    public void Run()
    {
        var counts = new Dictionary<(string Planted, string Reported), int>();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (truth, results) = platforms.Run(
                seed, SimulatedPlatforms.Threshold, [null], "--accounts", "5000", "--days", "14", "--networks", "12", "--roles");

            // A member of one network may stand outside another: what it is as a member counts.
            var reported = results[0].Networks.SelectMany(n => n.Members).Concat(results[0].Networks.SelectMany(n => n.Outside)).GroupBy(m => m.Account).ToDictionary(g => g.Key, g => g.First().Role);
            void Count(string planted, string account)
            {
                var pair = (planted, reported.GetValueOrDefault(account, None));
                counts[pair] = counts.GetValueOrDefault(pair) + 1;
            }

            foreach (var network in truth.Planted)
            {
                foreach (var member in network.Members)
                    Count(member.Role, member.Account);
                foreach (var person in network.Approached ?? [])
                    Count(Review.Approached, person.Account);
            }

            foreach (var account in truth.LookAlikes.SelectMany(g => g.Members))
                Count(LookAlike, account);
        }

        string[] roles = [.. counts.Keys.Select(k => k.Reported).Distinct().OrderBy(r => r == None).ThenBy(r => r, StringComparer.Ordinal)];
        var table = new TextTable(["planted", "accounts", .. roles, "right", "right of reported"]);
        foreach (var (planted, right) in Same)
        {
            var row = roles.Select(r => counts.GetValueOrDefault((planted, r))).ToArray();
            var hits = roles.Zip(row).Where(p => right.Contains(p.First)).Sum(p => p.Second);
            var inside = roles.Zip(row).Where(p => p.First != None).Sum(p => p.Second);
            var hitsInside = roles.Zip(row).Where(p => p.First != None && right.Contains(p.First)).Sum(p => p.Second);
            table.Add([
                planted, $"{row.Sum()}", .. row.Select(n => $"{n}"),
                Numbers.Share(row.Sum() == 0 ? null : (double)hits / row.Sum()), Numbers.Share(inside == 0 ? null : (double)hitsInside / inside),
            ]);
        }

        table.Print($"Roles: {Seeds} platforms of 5,000 accounts and 12 planted networks with roles; rows are planted, columns reported");
        Console.WriteLine($"\nThe same: {string.Join("; ", Same.Select(s => $"{s.Planted} = {string.Join(" or ", s.Right)}"))}.");
    }
}
