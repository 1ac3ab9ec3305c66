using Cordon.Networks.Results;
using Cordon.Proving.Truth;

namespace Cordon.Bench;

/// <summary>What was said of one group, and what is true of it.</summary>
internal sealed record ScoredGroup
{
    public required int Seed { get; init; }

    /// <summary>The kind of planted or innocent group that most of the members belong to; <c>none</c> when most belong to none.</summary>
    public required string Kind { get; init; }

    public bool IsPlanted => Kind == Planted;

    public required double Score { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    public required double Stability { get; init; }

    public required bool BeyondChance { get; init; }

    public required OrdinaryLikelihood Ordinary { get; init; }

    public required IReadOnlyList<string> Signs { get; init; }

    public required IReadOnlyList<string> Names { get; init; }

    public required IReadOnlyList<double> Parts { get; init; }

    /// <summary>The stability of the members that are planted.</summary>
    public required IReadOnlyList<double> PlantedMembers { get; init; }

    /// <summary>The stability of the members that are not.</summary>
    public required IReadOnlyList<double> OtherMembers { get; init; }

    /// <summary>The planted role and the role found of each member that is planted.</summary>
    public required IReadOnlyList<(string Planted, Role Found)> Roles { get; init; }

    public const string Planted = "planted";

    public static ScoredGroup Of(int seed, Network network, GroundTruth truth)
    {
        var planted = truth.Planted.SelectMany(p => p.Members.Select(m => (m.Account, p.Name))).ToDictionary(p => p.Account, p => p.Name);
        var roles = truth.Planted.SelectMany(p => p.Members).ToDictionary(m => m.Account, m => m.Role);
        var alike = truth.LookAlikes.SelectMany(l => l.Members.Select(m => (m, l.Kind))).ToLookup(l => l.m, l => l.Kind);
        var accounts = network.Members.Select(m => m.Account.Text).ToArray();
        var most = accounts.Where(planted.ContainsKey).GroupBy(a => planted[a]).Select(g => g.Count()).DefaultIfEmpty().Max();
        var kind = most * 2 >= accounts.Length
            ? Planted
            : accounts.SelectMany(a => alike[a]).GroupBy(k => k).Where(g => g.Count() * 2 >= accounts.Length).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault() ?? "none";
        return new ScoredGroup
        {
            Seed = seed,
            Kind = kind,
            Score = network.Score,
            Low = network.ScoreRange.Low,
            High = network.ScoreRange.High,
            Stability = network.Stability.Share,
            BeyondChance = network.Chance.Beyond,
            Ordinary = network.Ordinary.Likelihood,
            Signs = [.. network.Ordinary.For.Select(s => "+" + s), .. network.Ordinary.Against.Select(s => "-" + s)],
            Names = [.. network.ScoreParts.Select(p => p.Name)],
            Parts = [.. network.ScoreParts.Select(p => p.Value)],
            PlantedMembers = [.. network.Members.Where(m => planted.ContainsKey(m.Account.Text)).Select(m => m.Stability.Share)],
            Roles = [.. network.Members.Where(m => roles.ContainsKey(m.Account.Text)).Select(m => (roles[m.Account.Text], m.Role))],
            OtherMembers = [.. network.Members.Where(m => !planted.ContainsKey(m.Account.Text)).Select(m => m.Stability.Share)],
        };
    }
}
