using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cordon.Signals.Text.Terms;

/// <summary>
/// Finds which of many sequences end where in a stream of letters' classes (Aho and Corasick 1975). States are numbered in breadth-first order, so that the children of one lie side
/// by side and are found by counting bits; the first states, where ordinary text stays, have a full row each. 28 bytes a state and up to 1 MiB for the rows.
/// </summary>
internal sealed class TermAutomaton
{
    /// <summary>Different symbols; the first is what no sequence has.</summary>
    public const int Symbols = 64;

    private const int RowStates = 4096;
    private const int Finds = int.MinValue;

    private readonly byte[] _symbolOf = new byte[65_536];
    private readonly State[] _states;
    private readonly int[] _rows;

    // A row has room for the symbols that there are: 2 to the power of this.
    private readonly int _rowBits;
    private readonly int[] _shorter;
    private readonly int[] _outputFrom;
    private readonly int[] _outputTo;

    /// <summary>Makes an automaton.</summary>
    /// <param name="sequences">Sequences of classes, none empty.</param>
    public TermAutomaton(IReadOnlyList<ushort[]> sequences)
    {
        // The commonest classes have a symbol of their own; those that share one make candidates that a look at the letters drops.
        var symbols = 0;
        foreach (var (letter, _) in sequences.SelectMany(s => s).CountBy(c => c).OrderByDescending(p => p.Value).ThenBy(p => p.Key))
            _symbolOf[letter] = (byte)(1 + (symbols++ % (Symbols - 1)));
        _rowBits = BitOperations.Log2((uint)Math.Min(symbols, Symbols - 1)) + 1;
        var coded = sequences.Select(s => s.Select(c => _symbolOf[c]).ToArray()).ToArray();
        Order = [.. Enumerable.Range(0, coded.Length)];
        Array.Sort(Order, (a, b) => coded[a].AsSpan().SequenceCompareTo(coded[b]) is not 0 and var order ? order : a.CompareTo(b));
        var states = new List<State> { default };
        var (from, to) = (new List<int>(), new List<int>());
        Build([.. Order.Select(i => coded[i])], states, from, to);
        (_states, _outputFrom, _outputTo) = ([.. states], [.. from], [.. to]);
        _shorter = new int[_states.Length];
        _rows = new int[Math.Min(RowStates, _states.Length) << _rowBits];
        Link();
    }

    /// <summary>The sequences in the order of the outputs.</summary>
    public int[] Order { get; }

    /// <summary>Bytes of the automaton.</summary>
    public long Bytes => _symbolOf.Length + (_states.LongLength * 16) + (_rows.LongLength * 4) + (_shorter.LongLength * 4) + (_outputFrom.LongLength * 8);

    /// <summary>States.</summary>
    public int Count => _states.Length;

    /// <summary>Steps from a state by a class of letters.</summary>
    /// <param name="state">The state; 0 at the start of a text.</param>
    /// <param name="letter">The class.</param>
    /// <param name="finds">Whether sequences end here.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int state, ushort letter, out bool finds)
    {
        var rows = _rows;
        var row = (state << _rowBits) + _symbolOf[letter];
        if ((uint)row >= (uint)rows.Length)
            return Deep(state, _symbolOf[letter], out finds);
        var next = rows[row];
        finds = next < 0;
        return next & int.MaxValue;
    }

    private int Deep(int state, byte symbol, out bool finds)
    {
        var states = _states;
        var bit = 1UL << symbol;
        do
        {
            ref readonly var s = ref states[state];
            if ((s.Children & bit) != 0)
            {
                var child = s.FirstChild + BitOperations.PopCount(s.Children & (bit - 1));
                finds = states[child].Fallback < 0;
                return child;
            }

            state = s.Fallback & int.MaxValue;
        }
        while (state << _rowBits >= _rows.Length);
        var next = _rows[(state << _rowBits) + symbol];
        finds = next < 0;
        return next & int.MaxValue;
    }

    /// <summary>The outputs of a state: a range of <see cref="Order"/>.</summary>
    public (int From, int To) Outputs(int state) => (_outputFrom[state], _outputTo[state]);

    /// <summary>The longest state with outputs that ends a given one; 0 when there is none.</summary>
    public int Shorter(int state) => _shorter[state];

    private static void Build(byte[][] sorted, List<State> states, List<int> outputFrom, List<int> outputTo)
    {
        var level = new Queue<(int From, int To, int Depth)>();
        level.Enqueue((0, sorted.Length, 0));
        for (var state = 0; level.TryDequeue(out var range); state++)
        {
            var (from, to, depth) = range;
            outputFrom.Add(from);
            while (from < to && sorted[from].Length == depth)
                from++;
            outputTo.Add(from);
            var (first, children) = (states.Count, 0UL);
            while (from < to)
            {
                var symbol = sorted[from][depth];
                var end = from + 1;
                while (end < to && sorted[end][depth] == symbol)
                    end++;
                children |= 1UL << symbol;
                level.Enqueue((from, end, depth + 1));
                states.Add(default);
                from = end;
            }

            CollectionsMarshal.AsSpan(states)[state] = new State { Children = children, FirstChild = first };
        }
    }

    private void Link()
    {
        for (var state = 0; state < _states.Length; state++)
        {
            ref var s = ref _states[state];
            var fallback = s.Fallback;
            if (state << _rowBits < _rows.Length)
            {
                for (var symbol = 0; symbol < 1 << _rowBits; symbol++)
                    _rows[(state << _rowBits) + symbol] = state == 0 ? 0 : _rows[(fallback << _rowBits) + symbol];
            }

            var child = s.FirstChild;
            for (var left = s.Children; left != 0; left &= left - 1)
            {
                var symbol = BitOperations.TrailingZeroCount(left);
                _states[child].Fallback = state == 0 ? 0 : Follow(fallback, symbol);
                if (state << _rowBits < _rows.Length)
                    _rows[(state << _rowBits) + symbol] = child;
                child++;
            }

            _shorter[state] = HasOwn(fallback) ? fallback : _shorter[fallback];
        }

        // What ends here is marked last, since links are read without marks above.
        for (var state = 1; state < _states.Length; state++)
        {
            if (HasOwn(state) || _shorter[state] != 0)
                _states[state].Fallback |= Finds;
        }

        for (var i = 0; i < _rows.Length; i++)
            _rows[i] |= _states[_rows[i]].Fallback & Finds;
    }

    private int Follow(int state, int symbol)
    {
        while (true)
        {
            ref readonly var s = ref _states[state];
            if ((s.Children & (1UL << symbol)) != 0)
                return s.FirstChild + BitOperations.PopCount(s.Children & ((1UL << symbol) - 1));
            if (state == 0)
                return 0;
            state = s.Fallback;
        }
    }

    private bool HasOwn(int state) => state != 0 && _outputFrom[state] < _outputTo[state];

    private struct State
    {
        public ulong Children;
        public int FirstChild;
        public int Fallback;
    }
}
