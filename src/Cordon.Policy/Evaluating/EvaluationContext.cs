using System.Runtime.InteropServices;
using Cordon.Events;
using Cordon.Policy.Cel;
using Cordon.Policy.Labels;
using Cordon.Policy.Rules;
using Cordon.Signals.Counters;

namespace Cordon.Policy.Evaluating;

/// <summary>
/// What the expressions see of one event: the event, features, counters, labels and rules. One context serves one policy in one engine and
/// is shown one event after the other; a feature, a counter's key and a reading are made at most once an event, and only where something asks.
/// </summary>
internal sealed partial class EvaluationContext : CelActivation
{
    private const long MicrosAtEpoch = 62_135_596_800_000_000;
    private static readonly CelValue Uncounted = CelValue.Error("the counter's key is empty for this event");
    private static readonly TimeSpan Never = PolicyLimits.LongestTime;

    private readonly CompiledPolicy _policy;
    private readonly Counter[] _counters;
    private readonly LabelStore _labels;
    private readonly IReadOnlyDictionary<string, double>? _readings;
    private readonly EventView _view = new();
    private readonly CelValue[] _features;
    private readonly long[] _featureTurn;
    private readonly CounterReading[] _reading;
    private readonly CounterKeys[] _keys;
    private readonly int[] _keyOf;
    private readonly List<CounterKey>[] _foreseen;
    private readonly bool[] _isForeseen;
    private readonly long[] _ruleTurn;
    private readonly bool[] _ruleHolds;
    private long _turn;
    private long _micros;
    private Label[]? _actorLabels;
    private bool _actorLooked;

    /// <param name="policy">The policy.</param>
    /// <param name="counters">Its counters, in its order.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="readings">Readings by the counter's name that are given instead of counted; for tests of policies.</param>
    public EvaluationContext(CompiledPolicy policy, Counter[] counters, LabelStore labels, IReadOnlyDictionary<string, double>? readings)
    {
        (_policy, _counters, _labels, _readings) = (policy, counters, labels, readings);
        (_features, _featureTurn) = (new CelValue[policy.Features.Count], new long[policy.Features.Count]);
        _reading = new CounterReading[counters.Length];
        (_ruleTurn, _ruleHolds) = (new long[policy.Rules.Count], new bool[policy.Rules.Count]);
        // Counters with the same key expression share its keys.
        var keys = policy.Counters.Select(c => c.Key).Distinct(StringComparer.Ordinal).ToList();
        _keyOf = [.. policy.Counters.Select(c => keys.IndexOf(c.Key))];
        _keys = [.. keys.Select(_ => new CounterKeys())];
        (_foreseen, _isForeseen) = ([.. keys.Select(_ => new List<CounterKey>())], new bool[counters.Length]);
        _signs = policy.Terms.Any(t => t.Bank.HasSigns);
        for (var i = 0; i < _reading.Length; i++)
            _reading[i] = new CounterReading(_keys[_keyOf[i]]);
    }

    /// <summary>The event that is shown.</summary>
    public Event Event => _view.Event;

    /// <summary>Shows an event; everything known of the one before is forgotten.</summary>
    public void Show(Event shown)
    {
        _turn++;
        _view.Show(shown);
        _micros = (shown.Time.UtcTicks / 10) - MicrosAtEpoch;
        (_actorLabels, _actorLooked) = (null, false);
        (_foldedFrom, _noted) = (null, -1);
    }

    public override CelValue Variable(int slot)
    {
        if (slot == 0)
            return _view.Value;
        var index = slot - 1;
        if (_featureTurn[index] != _turn)
        {
            var feature = _policy.Features[index];
            _features[index] = feature.Reader?.Read(_view.Event) ?? feature.Expression!.Program.Evaluate(this);
            _featureTurn[index] = _turn;
        }

        return _features[index];
    }

    /// <summary>Notes under which keys an event that is to come will be counted.</summary>
    public void Foresee(Event coming, int[] counters)
    {
        Show(coming);
        foreach (var index in counters)
        {
            _isForeseen[index] = true;
            if (_keys[_keyOf[index]].Turn == _turn)
                continue;
            var keys = KeysOf(index).Keys;
            _foreseen[_keyOf[index]].AddRange(keys.All.AsSpan(0, keys.Count));
        }
    }

    /// <summary>Reaches for what the counters hold of the keys that were foreseen.</summary>
    public void Warm()
    {
        for (var index = 0; index < _counters.Length; index++)
        {
            if (_isForeseen[index])
                _counters[index].Warm(CollectionsMarshal.AsSpan(_foreseen[_keyOf[index]]));
            _isForeseen[index] = false;
        }

        foreach (var keys in _foreseen)
            keys.Clear();
    }

    /// <summary>Counts the event in a counter; gives an error of one of its expressions.</summary>
    public CelError? Count(int index)
    {
        var declared = _policy.Counters[index];
        if (declared.Condition is { } condition && !condition.Program.Holds(this, out var failed))
            return failed;
        var reading = KeysOf(index);
        if (reading.Keys.Error is { } wrong)
            return wrong;
        var counter = _counters[index];
        if (declared.Definition.Method == CounterMethod.LastSeen)
            (reading.Before, reading.BeforeTurn) = (Newest(counter, reading, _micros), _turn);
        if (declared.Item is { } item)
            return CountItems(counter, reading, item.Program.Evaluate(this));
        var amount = 1.0;
        if (declared.Amount is { } weighed)
        {
            var value = weighed.Program.Evaluate(this);
            switch (value.Kind)
            {
                case CelKind.Double:
                    amount = value.AsDouble();
                    break;
                case CelKind.Int:
                    amount = value.AsInt();
                    break;
                default:
                    return ErrorOf(value);
            }
        }

        for (var i = 0; i < reading.Keys.Count; i++)
            counter.Add(reading.Keys.All[i], _micros, amount);
        return null;
    }

    /// <summary>The reading of a counter at the event's time; of several keys the greatest.</summary>
    public CelValue ReadCounter(string name, string? key)
    {
        if (_readings is not null && _readings.TryGetValue(name, out var given))
            return CelValue.Of(given);
        var index = _policy.CounterIndex[name];
        if (key is not null)
            return CelValue.Of(_counters[index].Read(CounterKey.Of(key), _micros));
        var reading = KeysOf(index);
        if (reading.Keys.Error is { } wrong)
            return CelValue.Of(wrong);
        if (reading.ValueTurn != _turn)
        {
            reading.Value = 0;
            for (var i = 0; i < reading.Keys.Count; i++)
                reading.Value = Math.Max(reading.Value, _counters[index].Read(reading.Keys.All[i], _micros));
            reading.ValueTurn = _turn;
        }

        return CelValue.Of(reading.Value);
    }

    /// <summary>How long ago a key was first or last seen.</summary>
    public CelValue ReadAge(string name, string? key)
    {
        if (_readings is not null && _readings.TryGetValue(name, out var seconds))
            return CelValue.Of(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Never.TotalSeconds)));
        var (method, seen) = SeenAt(name, key, out var wrong);
        if (wrong is not null)
            return CelValue.Of(wrong);
        if (double.IsNaN(seen))
            return CelValue.Of(method == CounterMethod.FirstSeen ? TimeSpan.Zero : Never);
        return CelValue.Of(TimeSpan.FromMicroseconds(Math.Max(0, _micros - seen)));
    }

    /// <summary>Whether a key was seen before this event.</summary>
    public CelValue ReadSeen(string name, string? key)
    {
        if (_readings is not null && _readings.TryGetValue(name, out var seconds))
            return CelValue.Of(seconds > 0);
        var (_, seen) = SeenAt(name, key, out var wrong);
        return wrong is not null ? CelValue.Of(wrong) : CelValue.Of(!double.IsNaN(seen) && seen < _micros);
    }

    /// <summary>Whether an entity has a label at the event's time.</summary>
    public bool HasLabel(string text, string name)
    {
        if (_labels.Count == 0)
            return false;
        Label[]? labels;
        if (ReferenceEquals(text, _view.Event.Actor.Text))
        {
            if (!_actorLooked)
                (_actorLabels, _actorLooked) = (_labels.Raw(_view.Event.Actor), true);
            labels = _actorLabels;
        }
        else
        {
            labels = _view.TryEntity(text, out var entity) ? _labels.Raw(entity) : null;
        }

        if (labels is null)
            return false;
        foreach (var label in labels)
        {
            if (label.Name == name)
                return label.HoldsAt(_view.Event.Time);
        }

        return false;
    }

    /// <summary>Whether any of several entities has a label.</summary>
    public bool HasLabel(CelList texts, string name)
    {
        if (_labels.Count == 0)
            return false;
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i] is { Kind: CelKind.String } text && HasLabel(text.AsString(), name))
                return true;
        }

        return false;
    }

    /// <summary>The names of the labels of an entity, in their order.</summary>
    public CelValue LabelsOf(string text)
    {
        var names = new List<string>();
        if (_view.TryEntity(text, out var entity))
        {
            foreach (var label in _labels.Of(entity, _view.Event.Time))
                names.Add(label.Name);
        }

        return CelValue.Of(names);
    }

    public CelValue List(string name) => _policy.ListValues[name];

    /// <summary>What a rule that was evaluated before gave; false for one that does not look at this event.</summary>
    public bool RuleHolds(string name)
    {
        var index = _policy.RuleIndex[name];
        return _ruleTurn[index] == _turn && _ruleHolds[index];
    }

    /// <summary>Remembers what a rule gave.</summary>
    public void Keep(int rule, bool holds) => (_ruleTurn[rule], _ruleHolds[rule]) = (_turn, holds);

    /// <summary>The entities that an effect names: the actor when it names none.</summary>
    /// <returns>What is wrong with them; null when they are all good.</returns>
    public string? EntitiesOf(Expression? expression, List<Entity> into)
    {
        into.Clear();
        if (expression is null)
        {
            into.Add(_view.Event.Actor);
            return null;
        }

        var value = expression.Program.Evaluate(this);
        switch (value.Kind)
        {
            case CelKind.String:
                return Add(value.AsString());
            case CelKind.List:
                var list = value.AsList();
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i] is not { Kind: CelKind.String } text)
                        return $"'{Shown.Brief(expression.Source)}' gives something else than names of entities";
                    if (Add(text.AsString()) is { } wrong)
                        return wrong;
                }

                return null;
            case CelKind.Error:
                return value.AsError().Message;
            default:
                return $"'{Shown.Brief(expression.Source)}' gives no entity";
        }

        string? Add(string text)
        {
            if (text.Length == 0)
                return $"'{Shown.Brief(expression.Source)}' names no entity here";
            if (!_view.TryEntity(text, out var entity) && !Entity.TryParse(text, out entity, out var problem))
                return problem;
            if (!into.Contains(entity))
                into.Add(entity);
            return null;
        }
    }

    private static CelError ErrorOf(CelValue value) => value.IsError ? value.AsError() : Uncounted.AsError();

    private static double Newest(Counter counter, CounterReading reading, long micros)
    {
        var newest = double.NaN;
        for (var i = 0; i < reading.Keys.Count; i++)
        {
            var seen = counter.Read(reading.Keys.All[i], micros);
            newest = double.IsNaN(newest) || seen > newest ? seen : newest;
        }

        return newest;
    }

    private (CounterMethod Method, double Seen) SeenAt(string name, string? key, out CelError? wrong)
    {
        var index = _policy.CounterIndex[name];
        var method = _policy.Counters[index].Definition.Method;
        wrong = null;
        if (key is not null)
            return (method, _counters[index].Read(CounterKey.Of(key), _micros));
        var reading = KeysOf(index);
        wrong = reading.Keys.Error;
        // Counting comes first, so what was last seen before this event was put aside.
        if (method == CounterMethod.LastSeen && reading.BeforeTurn == _turn)
            return (method, reading.Before);
        var seen = double.NaN;
        for (var i = 0; i < reading.Keys.Count; i++)
        {
            var one = _counters[index].Read(reading.Keys.All[i], _micros);
            if (double.IsNaN(seen) || (method == CounterMethod.FirstSeen ? one < seen : one > seen))
                seen = one;
        }

        return (method, seen);
    }

    private CelError? CountItems(Counter counter, CounterReading reading, CelValue items)
    {
        switch (items.Kind)
        {
            case CelKind.String when items.AsString().Length == 0:
                return null;
            case CelKind.String or CelKind.Int:
                AddItem(counter, reading, KeyOf(items));
                return null;
            case CelKind.List:
                var list = items.AsList();
                for (var i = 0; i < list.Count; i++)
                {
                    var item = list[i];
                    if (item.Kind is CelKind.String or CelKind.Int)
                        AddItem(counter, reading, KeyOf(item));
                }

                return null;
            default:
                return ErrorOf(items);
        }
    }

    private void AddItem(Counter counter, CounterReading reading, CounterKey item)
    {
        for (var i = 0; i < reading.Keys.Count; i++)
            counter.Add(reading.Keys.All[i], _micros, item);
    }

    private static CounterKey KeyOf(CelValue value) => value.Kind == CelKind.Int ? CounterKey.Of(value.AsInt()) : CounterKey.Of(value.AsString());

    /// <summary>The reading of a counter with its keys for this event; none when the key is empty.</summary>
    private CounterReading KeysOf(int index)
    {
        var reading = _reading[index];
        var keys = reading.Keys;
        if (keys.Turn == _turn)
            return reading;
        (keys.Turn, keys.Count, keys.Error) = (_turn, 0, null);
        var value = _policy.Counters[index].KeyExpression.Program.Evaluate(this);
        switch (value.Kind)
        {
            case CelKind.String:
                if (value.AsString().Length > 0)
                    keys.Add(CounterKey.Of(value.AsString()));
                break;
            case CelKind.Int:
                keys.Add(CounterKey.Of(value.AsInt()));
                break;
            case CelKind.List:
                var list = value.AsList();
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i].Kind is CelKind.String or CelKind.Int)
                        keys.Add(KeyOf(list[i]));
                }

                break;
            default:
                keys.Error = ErrorOf(value);
                break;
        }

        return reading;
    }

    /// <summary>What is known of one counter for the current event.</summary>
    private sealed class CounterReading(CounterKeys keys)
    {
        public CounterKeys Keys { get; } = keys;

        public long ValueTurn { get; set; }

        public double Value { get; set; }

        public long BeforeTurn { get; set; }

        /// <summary>For a last-seen counter: when its keys were last seen before the event of <see cref="BeforeTurn"/>.</summary>
        public double Before { get; set; }
    }
}
