using System.Runtime.InteropServices;
using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>
/// Ties accounts that act on the same objects within a time window more often than chance explains: over a whole history at once.
/// </summary>
/// <remarks>
/// A pair is tied when it meets two tests at once (<see cref="CoActionTest{TUnits}"/>). The first asks whether popularity and activity explain
/// the meetings (<see cref="ChanceModel"/>, with the false discovery rate controlled over all pairs). The second asks whether shared
/// interest explains them: of the units that both touched at any time, how many did they touch within the window, against the rate of
/// everybody who touched these (<see cref="SharedInterest"/>). On a ladder of windows the pairs of rare things are gathered once, at the
/// widest window of each unit, and tested at each; the best is kept and pays for the number of tries. Cost: actions × 64 pairs at most, on a
/// ladder 16 in the mean; units that more accounts than the hub fan touch are counted and left out.
/// </remarks>
internal sealed class CoActionTies : IJointKind
{
    // Bounds the pair counter to about 300 MB; more pairs are counted in several passes.
    private const long PairsPerPass = 16L << 20;
    private readonly CoActionLayer _layer;
    private readonly TieKind _kind;
    private readonly CoActionScale _scale;
    private readonly TieOptions _options;
    private readonly CoActionTally _tally;
    private readonly CoActionTest<WholeUnits> _test;
    private readonly int _rungs;

    // By unit and window: distinct pairs that met within it. Hubs and units of one account have none.
    private readonly int[] _met;
    private readonly Dictionary<int, AccountActions> _actionsOf = [];
    private long _total;
    private CoActionChance? _chance;

    private CoActionTies(EventTable table, TieKind kind, CoActionScale scale, TieOptions options)
    {
        _layer = CoActionLayer.From(table, kind, scale);
        _kind = kind;
        _scale = scale;
        _options = options;
        _tally = new CoActionTally(scale);
        _rungs = scale.Windows.Length;
        _met = new int[_layer.UnitCount * _rungs];
        _test = new CoActionTest<WholeUnits>(table, kind, scale, options, new WholeUnits(_layer, _met, _rungs));
    }

    /// <summary>Finds the ties of one kind.</summary>
    public static TieLayer Find(EventTable table, TieKind kind, TieOptions options, CancellationToken cancellation) => Find(table, kind, options, out _, cancellation);

    /// <summary>Finds the ties of one kind, and keeps what it saw in the given window.</summary>
    public static TieLayer Find(EventTable table, TieKind kind, TieOptions options, out CoActionTies quick, CancellationToken cancellation)
    {
        var scales = CoActionScale.Of(kind, options);
        quick = new CoActionTies(table, kind, scales[0], options);
        var findings = new List<ScaleFindings> { quick.Find(cancellation) };
        foreach (var scale in scales.Skip(1))
            findings.Add(new CoActionTies(table, kind, scale, options).Find(cancellation));
        return ScaleFindings.Keep(kind, findings, options);
    }

    /// <summary>
    /// The pairs that met often enough over all of these kinds, and in at least two of them; ascending within a pass. Pairs are counted in passes of
    /// 16 million meetings.
    /// </summary>
    public static IEnumerable<ulong> JointCandidates(IReadOnlyList<CoActionTies> kinds, int least, CancellationToken cancellation)
    {
        var passes = Passes(kinds.Sum(k => k._total));
        for (var pass = 0UL; pass < passes; pass++)
        {
            var counter = new JointPairs();
            foreach (var kind in kinds)
                kind.Count(pair => counter.Add(pair, kind._kind), pass, passes, cancellation);
            foreach (var pair in counter.AtLeast(least))
                yield return pair;
        }
    }

    /// <inheritdoc/>
    public KindEvidence? EvidenceOf(ulong pair)
    {
        if (_chance is null || !_actionsOf.TryGetValue(AccountPair.Lower(pair), out var a) || !_actionsOf.TryGetValue(AccountPair.Higher(pair), out var b))
            return null;
        var (met, shared) = (new List<Meeting>(), new List<int>());
        _test.Gather(CollectionsMarshal.AsSpan(a.List), CollectionsMarshal.AsSpan(b.List), met, shared);
        return _test.Evidence(met, shared, a.Units, b.Units, _chance);
    }

    private ScaleFindings Find(CancellationToken cancellation)
    {
        CountMeetings(cancellation);
        IndexAccounts();
        var findings = new List<PairFinding>();
        if (!CoActionChance.HasTests(_scale, _tally))
            return new ScaleFindings(_layer.ObjectCount, _tally.Hubs, 0, 0, findings, _test.Draft);
        _chance = new CoActionChance(_scale, _tally);
        var (met, shared) = (new List<Meeting>(), new List<int>());
        long candidates = 0;
        foreach (var pair in RepeatedPairs(cancellation))
        {
            candidates++;
            cancellation.ThrowIfCancellationRequested();
            var (a, b) = (_actionsOf[AccountPair.Lower(pair)], _actionsOf[AccountPair.Higher(pair)]);
            _test.Gather(CollectionsMarshal.AsSpan(a.List), CollectionsMarshal.AsSpan(b.List), met, shared);
            if (_test.Test(pair, met, shared, a.Units, b.Units, _chance) is { } finding)
                findings.Add(finding);
        }

        return new ScaleFindings(_layer.ObjectCount, _tally.Hubs, candidates, _chance.Pairs, findings, _test.Draft);
    }

    private bool CanTie(int unit) => _scale.CanTie(_layer.FanOf(unit));

    private void CountMeetings(CancellationToken cancellation)
    {
        var (pairs, rungs) = (new List<ulong>(), new List<byte>());
        for (var unit = 0; unit < _layer.UnitCount; unit++)
        {
            var met = _met.AsSpan(unit * _rungs, _rungs);
            if (CanTie(unit))
            {
                cancellation.ThrowIfCancellationRequested();
                _layer.CountMet(unit, pairs, rungs, met);
                _total += pairs.Count;
            }

            _tally.Count(_layer.FanOf(unit), met, 1);
        }
    }

    private void IndexAccounts()
    {
        for (var action = 0; action < _layer.ActionCount; action++)
        {
            var unit = _layer.UnitOf(action);
            if (!CanTie(unit))
                continue;
            var account = _layer.AccountOf(action);
            if (!_actionsOf.TryGetValue(account, out var actions))
                _actionsOf.Add(account, actions = new AccountActions());
            if (actions.List.Count == 0 || _layer.UnitOf(actions.List[^1]) != unit)
                actions.Units++;
            actions.List.Add(action);
        }

        _tally.Accounts = _actionsOf.Count;
        _tally.Touched = _actionsOf.Values.Sum(a => (long)a.Units);
    }

    private IEnumerable<ulong> RepeatedPairs(CancellationToken cancellation)
    {
        var passes = Passes(_total);
        for (var pass = 0UL; pass < passes; pass++)
        {
            var counter = new PairCounter();
            Count(counter.Add, pass, passes, cancellation);
            foreach (var pair in counter.AtLeast(_options.Repeat))
                yield return pair;
        }
    }

    private static ulong Passes(long pairs) => (ulong)((pairs + PairsPerPass - 1) / PairsPerPass);

    // The pairs that met on each unit, of one pass.
    private void Count(Action<ulong> add, ulong pass, ulong passes, CancellationToken cancellation)
    {
        var (found, rungs) = (new List<ulong>(), new List<byte>());
        for (var unit = 0; unit < _layer.UnitCount; unit++)
        {
            if (_met[(unit * _rungs) + _rungs - 1] == 0)
                continue;
            cancellation.ThrowIfCancellationRequested();
            _layer.PairsIn(unit, found, rungs, out _);
            foreach (var pair in found)
            {
                if (AccountPair.IsIn(pair, pass, passes))
                    add(pair);
            }
        }
    }

    /// <summary>One account's actions in units that can tie, ascending, and how many units these are.</summary>
    private sealed class AccountActions
    {
        public List<int> List { get; } = [];

        public int Units { get; set; }
    }

    /// <summary>The units of a whole history, numbered in the order of their places.</summary>
    private readonly struct WholeUnits(CoActionLayer layer, int[] met, int rungs) : ICoActionUnits
    {
        public int EventOf(int action) => layer.EventOf(action);

        public int UnitOf(int action) => layer.UnitOf(action);

        public ulong PlaceOf(int unit) => (ulong)unit;

        public int FanOf(int unit) => layer.FanOf(unit);

        public int RungOf(int unit) => layer.RungOf(unit);

        public int MetOn(int unit, int rung) => met[(unit * rungs) + rung];

        public int ObjectOf(int unit) => layer.ObjectOf(unit);

        public string ObjectNameOf(int unit) => layer.ObjectNameOf(unit);

        public int ObjectFanOf(int unit) => layer.ObjectFanOf(unit);
    }
}
