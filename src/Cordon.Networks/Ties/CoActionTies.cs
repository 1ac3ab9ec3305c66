namespace Cordon.Networks.Ties;

/// <summary>
/// Ties accounts that act on the same objects within a time window more often than chance explains.
/// </summary>
/// <remarks>
/// A pair is tied when it meets two tests at once. The first asks whether popularity and activity explain the meetings
/// (<see cref="ChanceModel"/>, with the false discovery rate controlled over all pairs). The second asks whether shared interest
/// explains them: of the units that both touched at any time, how many did they touch within the window, against the rate of everybody
/// who touched these (<see cref="SharedInterest"/>). Cost: actions × 64 pairs at most; units that more accounts than the hub
/// fan touch are counted and left out.
/// </remarks>
internal sealed class CoActionTies
{
    // Bounds the pair counter to about 300 MB; more pairs are counted in several passes.
    private const long PairsPerPass = 16L << 20;
    private const long Second = 1_000_000;

    // Only posts of one link are passed over on the way to the closest meeting on a domain; past this many, there is none.
    private const int MostAside = 32;
    private readonly CoActionLayer _layer;
    private readonly TieKind _kind;
    private readonly TieOptions _options;
    private readonly long _window;

    // By unit: distinct pairs that met. Hubs and units of one account have none.
    private readonly long[] _met;
    private readonly double[] _rarity;
    private readonly double[] _interestRate;

    private readonly Dictionary<int, AccountActions> _actionsOf = [];
    private double _meanUnits;

    private CoActionTies(CoActionLayer layer, TieKind kind, TieOptions options)
    {
        _layer = layer;
        _kind = kind;
        _options = options;
        _window = options.Window.Ticks / TimeSpan.TicksPerMicrosecond;
        _met = new long[layer.UnitCount];
        _rarity = new double[layer.UnitCount];
        _interestRate = new double[layer.UnitCount];
    }

    /// <summary>Finds the ties of one kind.</summary>
    public static TieLayer Find(History.EventTable table, TieKind kind, TieOptions options, CancellationToken cancellation)
    {
        var layer = CoActionLayer.From(table, kind, options);
        return new CoActionTies(layer, kind, options).Find(cancellation);
    }

    private TieLayer Find(CancellationToken cancellation)
    {
        var hubs = (long)Enumerable.Range(0, _layer.UnitCount).Count(IsHub);
        var total = CountMeetings(cancellation);
        IndexAccounts();
        if (_actionsOf.Count < 2 || total == 0)
            return new TieLayer(_kind, _layer.ObjectCount, hubs, 0, []);
        var pairs = Pairs(_actionsOf.Count);
        var chance = Rate(pairs);
        var tested = new List<Meetings>();
        long candidates = 0;
        foreach (var pair in RepeatedPairs(total, cancellation))
        {
            candidates++;
            cancellation.ThrowIfCancellationRequested();
            var meetings = MeetingsOf(pair, chance);
            if (meetings.Surprise > 0)
                tested.Add(meetings);
        }

        var beyondChance = FalseDiscovery.Threshold(tested.Select(m => m.Surprise), pairs, _options.FalseDiscoveryRate);
        var ties = tested
            .Where(m => m.Surprise >= beyondChance && m.BeyondInterest >= SharedInterest.LeastSurprise)
            .Select(Draft)
            .ToList();
        return new TieLayer(_kind, _layer.ObjectCount, hubs, candidates, ties);
    }

    private bool IsHub(int unit) => _layer.FanOf(unit) > _options.HubFan;

    private bool CanTie(int unit) => _layer.FanOf(unit) >= 2 && !IsHub(unit);

    private long CountMeetings(CancellationToken cancellation)
    {
        var pairs = new List<ulong>();
        long total = 0;
        for (var unit = 0; unit < _layer.UnitCount; unit++)
        {
            if (!CanTie(unit))
                continue;
            cancellation.ThrowIfCancellationRequested();
            _layer.PairsIn(unit, pairs, out var capped);
            _met[unit] = capped
                ? (long)Math.Min(Pairs(_layer.FanOf(unit)), Math.Max(pairs.Count, _layer.ActionPairsIn(unit)))
                : pairs.Count;
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

    // Fills the rates of all units and gives the chance model over them.
    private ChanceModel Rate(double pairs)
    {
        double met = 0, together = 0;
        for (var unit = 0; unit < _layer.UnitCount; unit++)
        {
            if (!CanTie(unit))
                continue;
            met += _met[unit];
            together += Pairs(_layer.FanOf(unit));
        }

        var usual = met / Math.Max(1, together);
        for (var unit = 0; unit < _layer.UnitCount; unit++)
        {
            if (_met[unit] == 0)
                continue;
            _rarity[unit] = -Math.Log(_met[unit] / pairs);
            _interestRate[unit] = SharedInterest.Rate(_met[unit], Pairs(_layer.FanOf(unit)), usual);
        }

        return new ChanceModel(_met.Where(m => m > 0).Select(m => m / pairs), withCloseness: true);
    }

    private IEnumerable<ulong> RepeatedPairs(long total, CancellationToken cancellation)
    {
        var passes = (ulong)((total + PairsPerPass - 1) / PairsPerPass);
        var found = new List<ulong>();
        for (var pass = 0UL; pass < passes; pass++)
        {
            var counter = new PairCounter();
            for (var unit = 0; unit < _layer.UnitCount; unit++)
            {
                if (_met[unit] == 0)
                    continue;
                cancellation.ThrowIfCancellationRequested();
                _layer.PairsIn(unit, found, out _);
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

    /// <summary>Where a pair met, out of the units both touched.</summary>
    private sealed record Meetings(ulong Pair, List<Meeting> Met, int Shared, double Surprise, double BeyondInterest);

    /// <summary>The closest co-action of a pair on one unit.</summary>
    private readonly record struct Meeting(int Unit, int ActionA, int ActionB, long Gap);

    private Meetings MeetingsOf(ulong pair, ChanceModel chance)
    {
        var (one, two) = (_actionsOf[AccountPair.Lower(pair)], _actionsOf[AccountPair.Higher(pair)]);
        var (a, b) = (one.List, two.List);
        var met = new List<Meeting>();
        var shared = 0;
        double rarity = 0, rate = 0;
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
            rate += _interestRate[unit];
            if (Closest(a, i, nextI, b, j, nextJ) is not { } meeting)
                continue;
            met.Add(meeting);
            rarity += _rarity[unit] - Math.Log(Closeness(meeting.Gap));
        }

        var activity = one.Units / _meanUnits * (two.Units / _meanUnits);
        return met.Count < _options.Repeat
            ? new Meetings(pair, met, shared, 0, 0)
            : new Meetings(pair, met, shared, chance.Surprise(rarity, activity), BeyondInterest(met, shared, rate / shared));
    }

    // One second more than the gap: many platforms give whole seconds, and a gap of 0 must not be infinitely close.
    private double Closeness(long gap) => Math.Min(1, (gap + Second) / (double)(_window + Second));

    private double BeyondInterest(List<Meeting> met, int shared, double rate)
    {
        var gaps = met.Select(m => m.Gap).Order().ToArray();
        return SharedInterest.Surprise(gaps, _window, shared, rate);
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
                    if (gap > _window || gap >= best?.Gap)
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
            MedianGap = gaps[(gaps.Length - 1) / 2],
            FirstByA = met.Count(m => _layer.TimeOf(m.ActionA) < _layer.TimeOf(m.ActionB)),
            FirstByB = met.Count(m => _layer.TimeOf(m.ActionB) < _layer.TimeOf(m.ActionA)),
            Evidence =
            [
                .. met.OrderByDescending(m => _rarity[m.Unit]).ThenBy(m => m.Gap).ThenBy(m => _layer.TimeOf(m.ActionA))
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
