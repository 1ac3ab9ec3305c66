using Cordon.Events;
using Cordon.Networks.Graph;

namespace Cordon.Bench;

/// <summary>
/// A graph shaped like friendships on a social network: communities that hardly know each other, circles within them, and friends of friends who
/// become friends, until the mean degree is reached.
/// </summary>
internal sealed class SocialGraph
{
    // Shares of ties: between communities, anywhere within one, within circles; the rest closes triangles.
    private const double Across = 0.015;
    private const double Anywhere = 0.05;
    private const double Circles = 0.6;
    private readonly int _first;
    private readonly int _accounts;
    private readonly SeededRandom _random;
    private readonly HashSet<(int A, int B)> _ties;
    private readonly List<int>[] _neighbours;
    private readonly List<(int From, int Size)> _communities = [];

    private SocialGraph(HashSet<(int A, int B)> ties, int first, int accounts, ulong seed)
    {
        (_ties, _first, _accounts, _random) = (ties, first, accounts, new SeededRandom(seed));
        _neighbours = [.. Enumerable.Range(0, accounts).Select(_ => new List<int>())];
        for (int from = 0, size; from < accounts; from += size)
        {
            size = Math.Min(accounts - from, (int)(60 * Math.Pow(16, _random.NextUnit())));
            _communities.Add((from, size));
        }
    }

    /// <summary>Honest accounts, as many fakes with a graph of the same kind, and attack ties between both.</summary>
    /// <param name="accounts">Honest accounts, numbered from 0; the fakes follow.</param>
    /// <param name="degree">Mean degree without attack ties.</param>
    /// <param name="attacks">Attack ties.</param>
    /// <param name="closing">The share of attack ties that go to a friend of somebody whom the fake is tied to already.</param>
    /// <param name="seed">The same number gives the same graph.</param>
    public static WeightedGraph WithFakes(int accounts, double degree, int attacks, double closing, ulong seed)
    {
        var ties = new HashSet<(int A, int B)>();
        var honest = new SocialGraph(ties, 0, accounts, seed);
        honest.Fill(degree);
        new SocialGraph(ties, accounts, accounts, seed + 1).Fill(degree);
        var random = new SeededRandom(seed + 2);
        var victims = Enumerable.Range(0, accounts).Select(_ => new List<int>()).ToArray();
        for (var added = 0; added < attacks;)
        {
            var fake = random.Next(accounts);
            var victim = random.Next(accounts);
            if (victims[fake].Count > 0 && random.NextUnit() < closing)
            {
                var friends = honest._neighbours[victims[fake][random.Next(victims[fake].Count)]];
                victim = friends.Count > 0 ? friends[random.Next(friends.Count)] : victim;
            }

            if (!ties.Add((victim, accounts + fake)))
                continue;
            victims[fake].Add(victim);
            added++;
        }

        return WeightedGraph.Build(2 * accounts, [.. ties.Order().Select(t => new Tie(t.A, t.B, 1))]);
    }

    private void Fill(double degree)
    {
        var wanted = (long)(_accounts * degree / 2);
        var before = _ties.Count;
        while (_ties.Count - before < wanted * Across)
            Add(_random.Next(_accounts), _random.Next(_accounts));
        while (_ties.Count - before < wanted * (Across + Anywhere))
        {
            var (from, size) = Community();
            Add(from + _random.Next(size), from + _random.Next(size));
        }

        while (_ties.Count - before < wanted * (Across + Anywhere + Circles))
            Circle();
        while (_ties.Count - before < wanted)
        {
            var friends = _neighbours[_random.Next(_accounts)];
            if (friends.Count > 1)
                Add(friends[_random.Next(friends.Count)], friends[_random.Next(friends.Count)]);
        }
    }

    // As often as it has members.
    private (int From, int Size) Community()
    {
        var account = _random.Next(_accounts);
        return _communities.First(c => account < c.From + c.Size);
    }

    // A circle is a part of somebody's neighbourhood on a ring of the community.
    private void Circle()
    {
        var (from, size) = Community();
        var members = (int)(6 * Math.Pow(20, _random.NextUnit()));
        var centre = _random.Next(size);
        var circle = Enumerable.Range(0, members).Select(_ => from + ((centre + _random.Next(members * 2)) % size)).Distinct().ToArray();
        var chance = Math.Min(0.9, 12.0 / members);
        for (var i = 0; i < circle.Length; i++)
        {
            for (var j = i + 1; j < circle.Length; j++)
            {
                if (_random.NextUnit() < chance)
                    Add(circle[i], circle[j]);
            }
        }
    }

    private void Add(int a, int b)
    {
        if (a == b || !_ties.Add((_first + Math.Min(a, b), _first + Math.Max(a, b))))
            return;
        _neighbours[a].Add(b);
        _neighbours[b].Add(a);
    }
}
