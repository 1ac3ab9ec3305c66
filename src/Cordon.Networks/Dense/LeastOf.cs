using System.Numerics;

namespace Cordon.Networks.Dense;

/// <summary>The least of many values that change: a tournament, O(log n) a change. Of equal values the one with the smallest number is the least.</summary>
internal sealed class LeastOf
{
    private readonly int _leaves;
    private readonly double[] _values;

    // _winner[1] is the least of all; the children of i are 2i and 2i + 1; leaves start at _leaves.
    private readonly int[] _winner;

    /// <param name="values">At least one; kept and changed.</param>
    public LeastOf(double[] values)
    {
        _values = values;
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)values.Length);
        _winner = new int[2 * _leaves];
        for (var i = 0; i < _leaves; i++)
            _winner[_leaves + i] = i < values.Length ? i : -1;
        for (var i = _leaves - 1; i > 0; i--)
            _winner[i] = Better(_winner[2 * i], _winner[(2 * i) + 1]);
    }

    /// <summary>The number of the least value.</summary>
    public int Least => _winner[1];

    public double ValueOf(int number) => _values[number];

    public void Set(int number, double value)
    {
        _values[number] = value;
        for (var i = (_leaves + number) / 2; i > 0; i /= 2)
        {
            var winner = Better(_winner[2 * i], _winner[(2 * i) + 1]);
            // Above a place that this number neither won nor wins, nothing changes.
            if (winner == _winner[i] && winner != number)
                return;
            _winner[i] = winner;
        }
    }

    private int Better(int left, int right) => right < 0 || (left >= 0 && _values[left] <= _values[right]) ? left : right;
}
