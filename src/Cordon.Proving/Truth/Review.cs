namespace Cordon.Proving.Truth;

/// <summary>What a person sees who looks at the first networks of a ranked list and no further.</summary>
public sealed record Review
{
    /// <summary>A false network that no innocent group explains: ordinary accounts, or of a real background whose truth is unknown.</summary>
    public const string Others = "others";

    /// <summary>A false network of accounts that a planted network approached.</summary>
    public const string Approached = "approached";

    /// <summary>Most networks that are looked at.</summary>
    public required int Budget { get; init; }

    /// <summary>Networks looked at: the budget, or all where there are fewer.</summary>
    public required int Networks { get; init; }

    /// <summary>Networks of which at least half of the accounts are of one planted network.</summary>
    public required int True { get; init; }

    /// <summary>
    /// The other networks by what most of their accounts are: the kind of a look-alike group where at least half are of it, <see cref="Approached"/>, or
    /// <see cref="Others"/>. In ordinal order.
    /// </summary>
    public required IReadOnlyDictionary<string, int> False { get; init; }

    /// <summary>The networks looked at, scored against the truth.</summary>
    public required Score Score { get; init; }

    /// <summary>True networks by networks looked at, in [0,1]; null when there are none.</summary>
    public double? Precision => Networks == 0 ? null : (double)True / Networks;

    /// <summary>Planted networks found by planted networks, in [0,1]; null when nothing was planted.</summary>
    public double? Recall => Score.NetworksPlanted == 0 ? null : (double)Score.NetworksFound / Score.NetworksPlanted;

    /// <summary>Reviews a ranked list.</summary>
    /// <param name="truth">What is true.</param>
    /// <param name="ranked">What was found, the strongest first.</param>
    /// <param name="budget">Most networks to look at; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The budget is below 1.</exception>
    public static Review Of(GroundTruth truth, IReadOnlyList<FoundNetwork> ranked, int budget)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(ranked);
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        var looked = ranked.Take(budget).ToList();
        var origins = new Origins(truth);
        var wrong = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var right = 0;
        foreach (var network in looked)
        {
            if (origins.IsPlanted(network))
                right++;
            else
                wrong[origins.KindOf(network)] = wrong.GetValueOrDefault(origins.KindOf(network)) + 1;
        }

        return new Review { Budget = budget, Networks = looked.Count, True = right, False = wrong, Score = Scoring.Score(truth, looked) };
    }

    /// <summary>Where accounts come from.</summary>
    private sealed class Origins
    {
        private readonly Dictionary<string, string> _planted = [];
        private readonly Dictionary<string, string> _kinds = [];

        public Origins(GroundTruth truth)
        {
            foreach (var network in truth.Planted)
            {
                foreach (var member in network.Members)
                    _planted[member.Account] = network.Name;
                foreach (var person in network.Approached ?? [])
                    _kinds[person.Account] = Approached;
            }

            foreach (var group in truth.LookAlikes)
            {
                foreach (var account in group.Members)
                    _kinds[account] = group.Kind;
            }
        }

        public bool IsPlanted(FoundNetwork network) => Most(network, _planted) is not null;

        public string KindOf(FoundNetwork network) => Most(network, _kinds) ?? Others;

        /// <summary>What at least half of the accounts share, the most frequent and then the first by name; null when nothing is.</summary>
        private static string? Most(FoundNetwork network, Dictionary<string, string> of)
        {
            var accounts = network.Accounts.Distinct().ToList();
            var most = accounts.Where(of.ContainsKey).CountBy(a => of[a])
                .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).FirstOrDefault();
            return most.Key is not null && 2 * most.Value >= accounts.Count ? most.Key : null;
        }
    }
}
