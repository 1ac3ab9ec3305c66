namespace Cordon.Networks.Ties;

/// <summary>
/// Ties accounts that act on the same objects within a time window more often than chance explains.
/// </summary>
/// <remarks>
/// A pair is tied when it meets two tests at once. The first asks whether popularity and activity explain the meetings
/// (<see cref="ChanceModel"/>, with the false discovery rate controlled over all pairs). The second asks whether shared interest
/// explains them: of the units that both touched at any time, how many did they touch within the window, against the rate of everybody
/// who touched these (<see cref="SharedInterest"/>). On a ladder of windows the pairs of rare things are gathered once, at the widest window of each
/// unit, and tested at each; the best is kept and pays for the number of tries. Cost: actions × 64 pairs at most, on a ladder 16 in the
/// mean; units that more accounts than the hub fan touch are counted and left out.
/// </remarks>
internal sealed class CoActionTies
{
    // Bounds the pair counter to about 300 MB; more pairs are counted in several passes.
    private const long PairsPerPass = 16L << 20;
    private const long Second = 1_000_000;

    // Only posts of one link are passed over on the way to the closest meeting on a domain; past this many, there is none.
    private const int MostAside = 32;
    private readonly CoActionLayer _layer;
    private readonly CoActionScale _scale;
    private readonly TieKind _kind;
    private readonly TieOptions _options;

    private readonly int _rungs;

    // By unit and window: distinct pairs that met within it. Hubs and units of one account have none.
    private readonly long[] _met;
    private readonly double[] _interestRate;

    private readonly Dictionary<int, AccountActions> _actionsOf = [];
    private double _meanUnits;
    private double _pairs;
    private long _hubs;
    private long _candidates;

    private CoActionTies(CoActionLayer layer, CoActionScale scale, TieKind kind, TieOptions options)
    {
        _layer = layer;
        _scale = scale;
        _kind = kind;
        _options = options;
        _rungs = scale.Windows.Length;
        _met = new long[layer.UnitCount * _rungs];
        _interestRate = new double[layer.UnitCount * _rungs];
    }

    /// <summary>Finds the ties of one kind.</summary>
    public static TieLayer Find(History.EventTable table, TieKind kind, TieOptions options, CancellationToken cancellation)
    {
        var scales = CoActionScale.Of(kind, options);
        long objects = 0, hubs = 0, candidates = 0;
        double tests = 0;
        // By pair: what each scale that sees something says, the quickest first.
        var seen = new Dictionary<ulong, List<(CoActionTies Scale, Meetings Meetings)>>();
        foreach (var scale in scales)
        {
            var found = new CoActionTies(CoActionLayer.From(table, kind, scale), scale, kind, options);
            foreach (var meetings in found.Test(cancellation))
            {
                if (!seen.TryGetValue(meetings.Pair, out var all))
                    seen.Add(meetings.Pair, all = new(1));
                all.Add((found, meetings));
            }

            objects = Math.Max(objects, found._layer.ObjectCount);
            hubs = Math.Max(hubs, found._hubs);
            candidates += found._candidates;
            tests = Math.Max(tests, found._pairs);
        }

        var beyondChance = FalseDiscovery.Threshold(seen.Values.Select(s => s.Max(one => one.Meetings.Surprise)), tests, options.FalseDiscoveryRate);
        var ties = new List<TieDraft>();
        foreach (var (_, all) in seen.OrderBy(s => s.Key))
        {
            // A tie that stands in the quick window is not stretched to a slow one.
            var stands = all.FindIndex(s => s.Meetings.Surprise >= beyondChance);
            if (stands >= 0)
                ties.Add(all[stands].Scale.Draft(all[stands].Meetings));
        }

        return new TieLayer(kind, objects, hubs, candidates, ties);
    }

    // The pairs whose meetings shared interest does not explain, with how surprising they are by chance.
    private IEnumerable<Meetings> Test(CancellationToken cancellation)
    {
        _hubs = Enumerable.Range(0, _layer.UnitCount).Count(IsHub);
        var total = CountMeetings(cancellation);
        IndexAccounts();
        if (_actionsOf.Count < 2 || total == 0)
            yield break;
        _pairs = Pairs(_actionsOf.Count);
        var chance = Rate();
        foreach (var pair in RepeatedPairs(total, cancellation))
        {
            _candidates++;
            cancellation.ThrowIfCancellationRequested();
            if (MeetingsOf(pair, chance) is { } meetings)
                yield return meetings;
        }
    }

    private bool IsHub(int unit) => _layer.FanOf(unit) > _scale.HubFan;

    private bool CanTie(int unit) => _layer.FanOf(unit) >= 2 && !IsHub(unit);

    private long CountMeetings(CancellationToken cancellation)
    {
        var (pairs, rungs) = (new List<ulong>(), new List<byte>());
        long total = 0;
        for (var unit = 0; unit < _layer.UnitCount; unit++)
        {
            if (!CanTie(unit))
                continue;
            cancellation.ThrowIfCancellationRequested();
            _layer.PairsIn(unit, pairs, rungs, out var capped);
            var met = _met.AsSpan(unit * _rungs, _rungs);
            foreach (var rung in rungs)
                met[rung]++;
            for (var rung = 1; rung < _rungs; rung++)
                met[rung] += met[rung - 1];
            for (var rung = 0; capped && rung < _rungs; rung++)
                met[rung] = (long)Math.Min(Pairs(_layer.FanOf(unit)), Math.Max(met[rung], _layer.ActionPairsIn(unit, _scale.Windows[Math.Min(rung, _layer.RungOf(unit))])));
            total += pairs.Count;
        }

        return total;
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

        _meanUnits = _actionsOf.Values.Sum(a => (double)a.Units) / Math.Max(1, _actionsOf.Count);
    }

    // Fills the rates of all units and gives the chance model of each window.
    private ChanceModel[] Rate()
    {
        var models = new ChanceModel[_rungs];
        for (var rung = 0; rung < _rungs; rung++)
        {
            double met = 0, together = 0;
            var probabilities = new List<double>();
            for (var unit = 0; unit < _layer.UnitCount; unit++)
            {
                if (!CanTie(unit))
                    continue;
                met += MetOn(unit, rung);
                together += Pairs(_layer.FanOf(unit));
                if (MetOn(unit, rung) > 0)
                    probabilities.Add(MetOn(unit, rung) / _pairs);
            }

            var usual = met / Math.Max(1, together);
            for (var unit = 0; unit < _layer.UnitCount; unit++)
            {
                if (MetOn(unit, rung) > 0)
                    _interestRate[(unit * _rungs) + rung] = SharedInterest.Rate(MetOn(unit, rung), Pairs(_layer.FanOf(unit)), usual, _scale.Windows[rung]);
            }

            models[rung] = new ChanceModel(probabilities, withCloseness: true);
        }

        return models;
    }

    private long MetOn(int unit, int rung) => _met[(unit * _rungs) + rung];

    private IEnumerable<ulong> RepeatedPairs(long total, CancellationToken cancellation)
    {
        var passes = (ulong)((total + PairsPerPass - 1) / PairsPerPass);
        var (found, rungs) = (new List<ulong>(), new List<byte>());
        for (var pass = 0UL; pass < passes; pass++)
        {
            var counter = new PairCounter();
            for (var unit = 0; unit < _layer.UnitCount; unit++)
            {
                if (MetOn(unit, _rungs - 1) == 0)
                    continue;
                cancellation.ThrowIfCancellationRequested();
                _layer.PairsIn(unit, found, rungs, out _);
                foreach (var pair in found)
                {
                    if (passes == 1 || (pair * 0xD6E8FEB86659FD93UL >> 33) % passes == pass)
                        counter.Add(pair);
                }
            }

            foreach (var pair in counter.AtLeast(_options.Repeat))
                yield return pair;
        }
    }

    /// <summary>One account's actions in units that can tie, ascending, and how many units these are.</summary>
    private sealed class AccountActions
    {
        public List<int> List { get; } = [];

        public int Units { get; set; }
    }

    /// <summary>Where a pair met within the window it is best seen at, of the units that count against it.</summary>
    private sealed record Meetings(ulong Pair, int Rung, List<Meeting> Met, int Shared, double Surprise);

    /// <summary>The closest co-action of a pair on one unit.</summary>
    private readonly record struct Meeting(int Unit, int ActionA, int ActionB, long Gap);

    // Null where shared interest explains the meetings, or chance does so by itself.
    private Meetings? MeetingsOf(ulong pair, ChanceModel[] chance)
    {
        var (one, two) = (_actionsOf[AccountPair.Lower(pair)], _actionsOf[AccountPair.Higher(pair)]);
        var (a, b) = (one.List, two.List);
        var met = new List<Meeting>();
        var shared = 0;
        Span<double> rates = stackalloc double[_rungs];
        rates.Clear();
        for (int i = 0, j = 0, nextI, nextJ; i < a.Count && j < b.Count; i = nextI, j = nextJ)
        {
            var unit = _layer.UnitOf(a[i]);
            var other = _layer.UnitOf(b[j]);
            if (unit != other)
            {
                nextI = unit < other ? Seek(a, i, other) : i;
                nextJ = unit < other ? j : Seek(b, j, unit);
                continue;
            }

            nextI = Seek(a, i, unit + 1);
            nextJ = Seek(b, j, unit + 1);
            shared++;
            for (var rung = 0; rung < _rungs; rung++)
                rates[rung] += _interestRate[(unit * _rungs) + rung];
            if (Closest(a, i, nextI, b, j, nextJ) is { } meeting)
                met.Add(meeting);
        }

        var activity = one.Units / _meanUnits * (two.Units / _meanUnits);
        var against = _scale.IsSlow ? Math.Min(one.Units, two.Units) : shared;
        var best = default(Meetings?);
        for (var rung = 0; rung < _rungs; rung++)
        {
            var within = met.FindAll(m => m.Gap <= _scale.Windows[rung]);
            if (within.Count < _options.Repeat || BeyondInterest(within, against, rates[rung] / shared, rung) < SharedInterest.LeastSurprise)
                continue;
            var rarity = within.Sum(RarityOf);
            var surprise = chance[rung].Surprise(rarity, activity) - _scale.Price;
            if (surprise > (best?.Surprise ?? 0))
                best = new Meetings(pair, rung, within, against, surprise);
        }

        return best;
    }

    // −ln of the share of all pairs of accounts that meet on the unit as closely. Within a window closeness is uniform, between two windows it
    // is so at least. One second more than the gap: many platforms give whole seconds, and a gap of 0 must not be infinitely close.
    private double RarityOf(Meeting meeting)
    {
        var rung = _scale.RungOf(meeting.Gap);
        double met = MetOn(meeting.Unit, rung), window = _scale.Windows[rung], gap = meeting.Gap + Second;
        var share = met * Math.Min(1, gap / (window + Second));
        if (rung > 0)
        {
            double closer = MetOn(meeting.Unit, rung - 1), narrower = _scale.Windows[rung - 1];
            share = Math.Max(share, closer + ((met - closer) * Math.Min(1, (gap - narrower) / (window - narrower + Second))));
        }

        return -Math.Log(share / _pairs);
    }

    private double BeyondInterest(List<Meeting> met, int shared, double rate, int rung)
    {
        if (_scale.IsSlow)
            return SharedInterest.OverlapSurprise(met.Count, shared, _rungs);
        var gaps = met.Select(m => m.Gap).Order().ToArray();
        return SharedInterest.Surprise(gaps, _scale.Windows[rung], shared, rate);
    }

    // The first action at or after a unit. Steps double and then halve, so that an account with few units costs little against one with a million.
    private int Seek(List<int> actions, int from, int unit)
    {
        var step = 1;
        while (from + step < actions.Count && _layer.UnitOf(actions[from + step]) < unit)
            step *= 2;
        var low = from + (step / 2);
        var high = Math.Min(from + step, actions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_layer.UnitOf(actions[middle]) < unit)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // Both lists are in time order within the unit, so the closest action of the other account stands next to where this one would.
    private Meeting? Closest(List<int> a, int fromA, int toA, List<int> b, int fromB, int toB)
    {
        Meeting? best = null;
        var next = fromB;
        for (var i = fromA; i < toA; i++)
        {
            while (next < toB && _layer.TimeOf(b[next]) < _layer.TimeOf(a[i]))
                next++;
            Look(next, toB, 1);
            Look(next - 1, fromB - 1, -1);

            void Look(int at, int end, int step)
            {
                for (var left = MostAside; left > 0 && at != end; left--, at += step)
                {
                    var gap = Math.Abs(_layer.TimeOf(a[i]) - _layer.TimeOf(b[at]));
                    if (gap > _scale.Windows[^1] || gap >= best?.Gap)
                        return;
                    if (_layer.Meet(a[i], b[at]))
                    {
                        best = new Meeting(_layer.UnitOf(a[i]), a[i], b[at], gap);
                        return;
                    }
                }
            }
        }

        return best;
    }

    private TieDraft Draft(Meetings meetings)
    {
        var met = meetings.Met;
        var gaps = met.Select(m => m.Gap).Order().ToArray();
        return new TieDraft
        {
            A = AccountPair.Lower(meetings.Pair),
            B = AccountPair.Higher(meetings.Pair),
            Kind = _kind,
            Weight = Weight(met.Count, meetings.Shared),
            Count = met.Count,
            Shared = meetings.Shared,
            Surprise = meetings.Surprise,
            Window = _scale.Windows[meetings.Rung],
            MedianGap = gaps[(gaps.Length - 1) / 2],
            FirstByA = met.Count(m => _layer.TimeOf(m.ActionA) < _layer.TimeOf(m.ActionB)),
            FirstByB = met.Count(m => _layer.TimeOf(m.ActionB) < _layer.TimeOf(m.ActionA)),
            Evidence =
            [
                .. met.OrderBy(m => MetOn(m.Unit, _rungs - 1)).ThenBy(m => m.Gap).ThenBy(m => _layer.TimeOf(m.ActionA))
                    .ThenBy(m => _layer.ObjectNameOf(m.Unit), StringComparer.Ordinal)
                    .Take(TieDraft.MostEvidence)
                    .Select(m => new EvidenceDraft(_layer.ObjectOf(m.Unit), _layer.ObjectFanOf(m.Unit), _layer.EventOf(m.ActionA), _layer.EventOf(m.ActionB))),
            ],
        };
    }

    /// <summary>How much the pair's co-actions are believed: by how many there are, and what share of their common units they are.</summary>
    private double Weight(int met, int shared) =>
        SharedInterest.LowerShare(met, shared) * (1 - Math.Pow(1 - TieKinds.PriorOf(_kind), met / 2.0));

    private static double Pairs(double accounts) => accounts * (accounts - 1) / 2;
}
