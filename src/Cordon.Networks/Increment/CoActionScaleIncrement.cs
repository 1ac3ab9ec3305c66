using Cordon.Networks.History;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Increment;

/// <summary>
/// The units of one kind at one scale, kept as actions arrive: what each unit counts for, how often each pair met, and where each pair met
/// that did so often enough to be tested. Units that change are taken away as they were and added as they are.
/// </summary>
/// <remarks>
/// Memory: 4 bytes an action; 13 and 4 a window for each unit; up to 32 for each pair that met on a unit, of which an action makes 64 at most, and 8 more
/// until the next update for each that the last one counted; and for each candidate 200, 4 for each unit that both touched and 24 for each on which they met.
/// </remarks>
internal sealed class CoActionScaleIncrement
{
    private const long Day = 86_400_000_000;

    // The counter of a whole run counts no further; a repeat above it is checked by the test alone.
    private const int MostCounted = byte.MaxValue;
    private readonly EventTable _table;
    private readonly TieKind _kind;
    private readonly CoActionScale _scale;
    private readonly CoActionIncrement _actions;
    private readonly CoActionTally _tally;
    private readonly CoActionTest<GrowingUnits> _test;
    private readonly int _rungs;
    private readonly int _least;

    // By action: its unit; −1 while it is in none.
    private readonly ChunkedList<int> _units = new();

    // By unit. The number of a unit that is gone is used again.
    private readonly ChunkedList<ulong> _places = new();
    private readonly ChunkedList<int> _fans = new();
    private readonly ChunkedList<byte> _widest = new();
    private readonly ChunkedList<int> _met = new();
    private readonly Stack<int> _free = new();

    private readonly PairCounts _pairs = new();

    // By account: units that can tie, at least one.
    private readonly Dictionary<int, int> _unitsOf = [];

    // By pair that met often enough: where; null when that has to be looked at again.
    private readonly Dictionary<ulong, Candidate?> _candidates = [];

    // Of the update under way: the parts that change, and the accounts in units that change.
    private readonly ActionRanges _before = new();
    private readonly ActionRanges _after = new();
    private readonly HashSet<int> _changed = [];
    private readonly List<ulong> _recounted = [];
    private CoActionChance? _chance;

    public CoActionScaleIncrement(EventTable table, TieKind kind, CoActionScale scale, TieOptions options, CoActionIncrement actions)
    {
        (_table, _kind, _scale, _actions) = (table, kind, scale, actions);
        _tally = new CoActionTally(scale);
        _rungs = scale.Windows.Length;
        _least = Math.Min(options.Repeat, MostCounted);
        _test = new CoActionTest<GrowingUnits>(table, kind, scale, options, new GrowingUnits(this));
    }

    /// <summary>The pairs whose count the last update may have changed; some more than once.</summary>
    public IReadOnlyList<ulong> Recounted => _recounted;

    /// <summary>On how many units a pair met.</summary>
    public int MetBy(ulong pair) => _pairs.CountOf(pair);

    /// <summary>What the scale says of a pair; null where one of the two touched nothing that can tie.</summary>
    public KindEvidence? EvidenceOf(ulong pair)
    {
        var (a, b) = (AccountPair.Lower(pair), AccountPair.Higher(pair));
        if (_chance is null || !_unitsOf.TryGetValue(a, out var one) || !_unitsOf.TryGetValue(b, out var other))
            return null;
        var (met, shared) = (new List<Meeting>(), new List<int>());
        _test.Gather(_actions.OfAccount(a), _actions.OfAccount(b), met, shared);
        return _test.Evidence(met, shared, one, other, _chance);
    }

    /// <summary>Begins an update, when there are so many actions.</summary>
    public void Begin(int actions)
    {
        while (_units.Count < actions)
            _units.Add(-1);
        _before.Clear();
        _after.Clear();
        _changed.Clear();
        _recounted.Clear();
    }

    /// <summary>Takes an object's actions, before and after new ones came among them, and marks the units to work on again.</summary>
    /// <param name="o">The object; they come in ascending order.</param>
    /// <param name="old">Its actions before.</param>
    /// <param name="all">Its actions now.</param>
    /// <param name="first">The place of the first new one.</param>
    /// <param name="last">The place of the last new one.</param>
    public void Take(int o, ReadOnlySpan<int> old, ReadOnlySpan<int> all, int first, int last)
    {
        // How time is cut does not depend on what comes later.
        var start = Math.Max(0, first - 1);
        while (start > 0 && _units[all[start - 1]] == _units[all[start]])
            start--;
        if (start < first && _scale.EndsUnit(TimeOf(all[first]) - TimeOf(all[start]), TimeOf(all[first]) - TimeOf(all[first - 1])))
            start = first;
        var end = EndOfChange(all, start, last);
        _before.Add(o, old[start..(end - all.Length + old.Length)]);
        _after.Add(o, all[start..end]);
    }

    /// <summary>Works on the marked units again, and gives what all say now.</summary>
    public ScaleFindings Update(CancellationToken cancellation)
    {
        TakeAway(_before.Layer(_table, _kind, _scale, _actions), cancellation);
        AddAgain(_after.Layer(_table, _kind, _scale, _actions), cancellation);
        _tally.Accounts = _unitsOf.Count;
        foreach (var pair in _candidates.Keys)
        {
            if (_changed.Contains(AccountPair.Lower(pair)) && _changed.Contains(AccountPair.Higher(pair)))
                _candidates[pair] = null;
        }

        return Find(cancellation);
    }

    private ScaleFindings Find(CancellationToken cancellation)
    {
        var findings = new List<PairFinding>();
        _chance = CoActionChance.HasTests(_scale, _tally) ? new CoActionChance(_scale, _tally) : null;
        if (_chance is null)
            return new ScaleFindings(_actions.ObjectCount, _tally.Hubs, 0, 0, findings, _test.Draft);
        var (met, shared) = (new List<Meeting>(), new List<int>());
        foreach (var (pair, known) in _candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            var (a, b) = (AccountPair.Lower(pair), AccountPair.Higher(pair));
            var candidate = known;
            if (candidate is null)
            {
                _test.Gather(_actions.OfAccount(a), _actions.OfAccount(b), met, shared);
                _candidates[pair] = candidate = new Candidate([.. met], [.. shared]);
            }

            if (_test.Test(pair, candidate.Met, candidate.Shared, _unitsOf[a], _unitsOf[b], _chance) is { } finding)
                findings.Add(finding);
        }

        return new ScaleFindings(_actions.ObjectCount, _tally.Hubs, _candidates.Count, _chance.Pairs, findings, _test.Draft);
    }

    // Time is cut as it was from the first unit on that begins, now as before, with the same action after the last new one.
    private int EndOfChange(ReadOnlySpan<int> all, int start, int last)
    {
        var begun = start;
        for (var i = start + 1; i < all.Length; i++)
        {
            var time = TimeOf(all[i]);
            if (!_scale.EndsUnit(time - TimeOf(all[begun]), time - TimeOf(all[i - 1])))
                continue;
            begun = i;
            if (i > last && _units[all[i]] != UnitBefore(all, i))
                return i;
        }

        return all.Length;
    }

    // The unit of the nearest action before a place that is no new one; −1 when there is none.
    private int UnitBefore(ReadOnlySpan<int> all, int place)
    {
        while (--place >= 0)
        {
            if (_units[all[place]] >= 0)
                return _units[all[place]];
        }

        return -1;
    }

    private void TakeAway(CoActionLayer layer, CancellationToken cancellation)
    {
        var work = new UnitWork(_rungs);
        for (var unit = 0; unit < layer.UnitCount; unit++)
        {
            cancellation.ThrowIfCancellationRequested();
            var number = _units[_before.Actions[layer.StartOf(unit)]];
            Change(layer, unit, work, -1);
            _free.Push(number);
        }
    }

    private void AddAgain(CoActionLayer layer, CancellationToken cancellation)
    {
        var work = new UnitWork(_rungs);
        for (var unit = 0; unit < layer.UnitCount; unit++)
        {
            cancellation.ThrowIfCancellationRequested();
            var number = NewUnit();
            var start = layer.StartOf(unit);
            for (var i = start; i < layer.StartOf(unit + 1); i++)
                _units[_after.Actions[i]] = number;
            Change(layer, unit, work, 1);
            _places[number] = PlaceOf(_after.Objects[start], TimeOf(_after.Actions[start]));
            _fans[number] = layer.FanOf(unit);
            _widest[number] = (byte)layer.RungOf(unit);
            for (var rung = 0; rung < _rungs; rung++)
                _met[(number * _rungs) + rung] = work.Met[rung];
        }
    }

    private void Change(CoActionLayer layer, int unit, UnitWork work, int sign)
    {
        work.Clear();
        var canTie = _scale.CanTie(layer.FanOf(unit));
        if (canTie)
            layer.CountMet(unit, work.Pairs, work.Rungs, work.Met);
        _tally.Count(layer.FanOf(unit), work.Met, sign);
        if (!canTie)
            return;
        for (var i = layer.StartOf(unit); i < layer.StartOf(unit + 1); i++)
        {
            var account = layer.AccountOf(i);
            if (!work.Accounts.Add(account))
                continue;
            _changed.Add(account);
            _tally.Touched += sign;
            var units = _unitsOf.GetValueOrDefault(account) + sign;
            if (units == 0)
                _unitsOf.Remove(account);
            else
                _unitsOf[account] = units;
        }

        _recounted.AddRange(work.Pairs);
        foreach (var pair in work.Pairs)
        {
            var count = _pairs.Add(pair, sign);
            if (count < _least)
                _candidates.Remove(pair);
            else if (sign > 0)
                _candidates.TryAdd(pair, null);
        }
    }

    private int NewUnit()
    {
        if (_free.TryPop(out var number))
            return number;
        _places.Add(0);
        _fans.Add(0);
        _widest.Add(0);
        for (var rung = 0; rung < _rungs; rung++)
            _met.Add(0);
        return _places.Count - 1;
    }

    private long TimeOf(int action) => _table.TimeOf(_actions.EventOf(action));

    // The units of an object begin on different days, since each lasts one at least.
    private static ulong PlaceOf(int o, long time) =>
        ((ulong)(uint)o << 32) | (uint)((time >= 0 ? time / Day : ((time + 1) / Day) - 1) + int.MaxValue);

    /// <summary>What the count of one unit needs, used again for the next.</summary>
    private sealed class UnitWork(int rungs)
    {
        public List<ulong> Pairs { get; } = [];

        public List<byte> Rungs { get; } = [];

        public HashSet<int> Accounts { get; } = [];

        public int[] Met { get; } = new int[rungs];

        public void Clear()
        {
            Pairs.Clear();
            Accounts.Clear();
            Met.AsSpan().Clear();
        }
    }

    /// <summary>Where a pair met, and the units that both touched.</summary>
    private sealed record Candidate(List<Meeting> Met, List<int> Shared);

    private readonly struct GrowingUnits(CoActionScaleIncrement of) : ICoActionUnits
    {
        public int EventOf(int action) => of._actions.EventOf(action);

        public int UnitOf(int action) => of._units[action];

        public ulong PlaceOf(int unit) => of._places[unit];

        public int FanOf(int unit) => of._fans[unit];

        public int RungOf(int unit) => of._widest[unit];

        public int MetOn(int unit, int rung) => of._met[(unit * of._rungs) + rung];

        public int ObjectOf(int unit) => of._kind == TieKind.Target ? -1 - NumberOf(unit) : NumberOf(unit);

        public string ObjectNameOf(int unit) => (of._kind == TieKind.Target ? of._table.Accounts : of._table.Objects).NameOf(NumberOf(unit));

        public int ObjectFanOf(int unit) => of._actions.FanOf(NumberOf(unit));

        private int NumberOf(int unit) => (int)(of._places[unit] >> 32);
    }
}
