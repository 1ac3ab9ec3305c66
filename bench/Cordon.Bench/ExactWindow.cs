using Cordon.Signals.Counters;

namespace Cordon.Bench;

/// <summary>What one writes first: a dictionary from text to a queue of the window's events, exact, never letting a key go.</summary>
internal abstract class ExactWindow
{
    public static ExactWindow Of(CounterMethod method, CounterDefinition definition) => method switch
    {
        CounterMethod.Count or CounterMethod.Rate => new Counts(definition.Window.Ticks / 10),
        CounterMethod.Sum => new Sums(definition.Window.Ticks / 10),
        CounterMethod.Distinct => new Distincts(definition.Window.Ticks / 10),
        CounterMethod.Decay => new Decays(definition.HalfLife.Ticks / 10),
        _ => new Seen(),
    };

    public abstract void Add(string key, long time, double amount, int item);

    public abstract double Read(string key, long time);

    private sealed class Counts(long window) : ExactWindow
    {
        private readonly Dictionary<string, Queue<long>> _keys = [];

        public override void Add(string key, long time, double amount, int item)
        {
            if (!_keys.TryGetValue(key, out var queue))
                _keys[key] = queue = new Queue<long>();
            queue.Enqueue(time);
            while (queue.Peek() <= time - window)
                queue.Dequeue();
        }

        public override double Read(string key, long time)
        {
            if (!_keys.TryGetValue(key, out var queue))
                return 0;
            while (queue.TryPeek(out var oldest) && oldest <= time - window)
                queue.Dequeue();
            return queue.Count;
        }
    }

    private sealed class Sums(long window) : ExactWindow
    {
        private readonly Dictionary<string, (Queue<(long Time, double Amount)> Queue, double[] Sum)> _keys = [];

        public override void Add(string key, long time, double amount, int item)
        {
            if (!_keys.TryGetValue(key, out var held))
                _keys[key] = held = (new Queue<(long, double)>(), new double[1]);
            held.Queue.Enqueue((time, amount));
            held.Sum[0] += amount;
            while (held.Queue.Peek().Time <= time - window)
                held.Sum[0] -= held.Queue.Dequeue().Amount;
        }

        public override double Read(string key, long time)
        {
            if (!_keys.TryGetValue(key, out var held))
                return 0;
            while (held.Queue.TryPeek(out var oldest) && oldest.Time <= time - window)
                held.Sum[0] -= held.Queue.Dequeue().Amount;
            return held.Sum[0];
        }
    }

    private sealed class Distincts(long window) : ExactWindow
    {
        private readonly Dictionary<string, (Queue<(long Time, int Item)> Queue, Dictionary<int, int> Items)> _keys = [];

        public override void Add(string key, long time, double amount, int item)
        {
            if (!_keys.TryGetValue(key, out var held))
                _keys[key] = held = (new Queue<(long, int)>(), []);
            held.Queue.Enqueue((time, item));
            held.Items[item] = held.Items.GetValueOrDefault(item) + 1;
            Forget(held, time);
        }

        public override double Read(string key, long time)
        {
            if (!_keys.TryGetValue(key, out var held))
                return 0;
            Forget(held, time);
            return held.Items.Count;
        }

        private void Forget((Queue<(long Time, int Item)> Queue, Dictionary<int, int> Items) held, long time)
        {
            while (held.Queue.TryPeek(out var oldest) && oldest.Time <= time - window)
            {
                held.Queue.Dequeue();
                if (--held.Items[oldest.Item] == 0)
                    held.Items.Remove(oldest.Item);
            }
        }
    }

    private sealed class Decays(long halfLife) : ExactWindow
    {
        private readonly Dictionary<string, (long Time, double Value)> _keys = [];

        public override void Add(string key, long time, double amount, int item)
        {
            var (at, value) = _keys.GetValueOrDefault(key);
            _keys[key] = (time, (value * Math.Pow(2, (at - time) / (double)halfLife)) + amount);
        }

        public override double Read(string key, long time)
        {
            var (at, value) = _keys.GetValueOrDefault(key);
            return value * Math.Pow(2, (at - time) / (double)halfLife);
        }
    }

    private sealed class Seen : ExactWindow
    {
        private readonly Dictionary<string, (long First, long Last)> _keys = [];

        public override void Add(string key, long time, double amount, int item) =>
            _keys[key] = (_keys.TryGetValue(key, out var seen) ? seen.First : time, time);

        public override double Read(string key, long time) => _keys.TryGetValue(key, out var seen) ? seen.First : double.NaN;
    }
}
