using Cordon.Events;
using Cordon.Networks.Graph;

namespace Cordon.Bench;

/// <summary>
/// A graph with known groups, in the manner of LFR (Lancichinetti, Fortunato, Radicchi 2008): power-law degrees and group sizes, a given
/// share of each account's ties leading out of its group; and rings planted into it. Accounts are numbered at random.
/// </summary>
internal sealed class PlantedGraph
{
    // What is left then is dropped: well below one tie in a hundred.
    private const int MatchingRounds = 30;
    private readonly PlantedGraphOptions _options;
    private readonly SeededRandom _random;
    private readonly List<int> _sources = [];
    private readonly List<int> _targets = [];
    private readonly HashSet<long> _seen = [];

    public PlantedGraph(PlantedGraphOptions options)
    {
        _options = options;
        _random = new SeededRandom(options.Seed);
        var degrees = Degrees();
        Groups = new int[options.Accounts];
        var byGroup = Assign(degrees);
        var outside = new List<int>();
        foreach (var members in byGroup)
        {
            var inside = new List<int>();
            foreach (var account in members)
            {
                var inner = (int)((degrees[account] * (1 - options.Mixing)) + _random.NextUnit());
                for (var half = 0; half < degrees[account]; half++)
                    (half < inner ? inside : outside).Add(account);
            }

            _seen.Clear();
            Match(inside, (_, _) => true);
        }

        _seen.Clear();
        Match(outside, (a, b) => Groups[a] != Groups[b]);
        _seen.Clear();
        Rings = Plant();
        Sources = [.. _sources];
        Targets = [.. _targets];
    }

    /// <summary>The ends of each tie. A ring's tie may double an ordinary one.</summary>
    public int[] Sources { get; }

    public int[] Targets { get; }

    /// <summary>The group of each account.</summary>
    public int[] Groups { get; }

    /// <summary>The members of each ring.</summary>
    public IReadOnlyList<int[]> Rings { get; }

    /// <summary>Each pair that is tied, once, with weight 1.</summary>
    public WeightedGraph Build()
    {
        var graph = WeightedGraph.Build(_options.Accounts, Sources, Targets);
        return graph.IsUniform ? graph : Unweighted(graph);
    }

    public static WeightedGraph Unweighted(WeightedGraph graph)
    {
        var (sources, targets) = (new List<int>(), new List<int>());
        for (var a = 0; a < graph.Count; a++)
        {
            foreach (var b in graph.NeighboursOf(a))
            {
                if (a < b)
                {
                    sources.Add(a);
                    targets.Add(b);
                }
            }
        }

        return WeightedGraph.Build(graph.Count, sources.ToArray(), targets.ToArray());
    }

    private int[] Degrees()
    {
        // The least degree for which the mean is right, by halving.
        var (low, high) = (1.0, _options.MeanDegree);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            double mean = 0;
            for (var i = 0; i < 10_000; i++)
                mean += PowerLaw(middle, _options.MostDegree, _options.DegreeExponent, (i + 0.5) / 10_000) / 10_000;
            (low, high) = mean < _options.MeanDegree ? (middle, high) : (low, middle);
        }

        var degrees = new int[_options.Accounts];
        for (var account = 0; account < degrees.Length; account++)
            degrees[account] = (int)(PowerLaw(low, _options.MostDegree, _options.DegreeExponent, _random.NextUnit()) + _random.NextUnit());
        return degrees;
    }

    // Accounts with many inner ties choose first, among groups that are large enough.
    private List<List<int>> Assign(int[] degrees)
    {
        var sizes = new List<int>();
        for (var left = _options.Accounts; left > 0; left -= sizes[^1])
            sizes.Add(Math.Min(left, (int)PowerLaw(_options.LeastGroup, _options.MostGroup + 1, _options.GroupExponent, _random.NextUnit())));
        sizes.Sort((a, b) => b.CompareTo(a));
        var order = _random.Order(_options.Accounts);
        Array.Sort([.. order.Select(a => -degrees[a])], order);
        var groups = sizes.ConvertAll(size => new List<int>(size));
        // Groups that are open: large enough for the next account and not full.
        var open = new List<int>();
        var next = 0;
        foreach (var account in order)
        {
            while (next < sizes.Count && (open.Count == 0 || sizes[next] > degrees[account] * (1 - _options.Mixing)))
            {
                open.Add(next++);
                if (next < sizes.Count && sizes[next] <= degrees[account] * (1 - _options.Mixing) && open.Count > 0)
                    break;
            }

            var i = _random.Next(open.Count);
            var group = open[i];
            groups[group].Add(account);
            Groups[account] = group;
            if (groups[group].Count == sizes[group])
            {
                open[i] = open[^1];
                open.RemoveAt(open.Count - 1);
            }
        }

        return groups;
    }

    // Matches half-ties at random; what cannot be matched is shuffled again.
    private void Match(List<int> halves, Func<int, int, bool> allowed)
    {
        var left = halves.ToArray();
        var length = left.Length;
        for (var round = 0; round < MatchingRounds && length > 1; round++)
        {
            _random.Shuffle(left.AsSpan(0, length));
            var kept = 0;
            for (var i = 0; i + 1 < length; i += 2)
            {
                var (a, b) = (left[i], left[i + 1]);
                if (a == b || !allowed(a, b) || !_seen.Add(((long)Math.Min(a, b) << 32) | (uint)Math.Max(a, b)))
                {
                    (left[kept], left[kept + 1]) = (a, b);
                    kept += 2;
                    continue;
                }

                _sources.Add(a);
                _targets.Add(b);
            }

            length = kept;
        }
    }

    private List<int[]> Plant()
    {
        var rings = new List<int[]>();
        var order = _options.Rings == 0 ? [] : _random.Order(_options.Accounts);
        for (var ring = 0; ring < _options.Rings; ring++)
        {
            var members = order.AsSpan(ring * _options.RingSize, _options.RingSize).ToArray();
            rings.Add(members);
            for (var a = 0; a < members.Length; a++)
            {
                for (var b = a + 1; b < members.Length; b++)
                {
                    if (_random.NextUnit() >= _options.RingDensity)
                        continue;
                    _sources.Add(members[a]);
                    _targets.Add(members[b]);
                }
            }
        }

        return rings;
    }

    private static double PowerLaw(double low, double high, double exponent, double unit)
    {
        if (Math.Abs(exponent - 1) < 1e-9)
            return low * Math.Pow(high / low, unit);
        var (a, b) = (Math.Pow(low, 1 - exponent), Math.Pow(high, 1 - exponent));
        return Math.Pow(a + ((b - a) * unit), 1 / (1 - exponent));
    }
}
