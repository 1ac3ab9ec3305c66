namespace Cordon.Proving.Living.Recommending;

/// <summary>Adds up scores of a few of many keys, and gives the best. Equal scores stand in the order of their keys.</summary>
/// <param name="keys">How many keys there are, from 0 on.</param>
internal sealed class ScoreBoard(int keys)
{
    private readonly double[] _scores = new double[keys];
    private int[] _touched = new int[256];
    private int _count;

    public void Add(int key, double score)
    {
        if (_scores[key] == 0)
            Touch(key);
        _scores[key] += score;
    }

    /// <summary>The key is not among the best, whatever is added to it.</summary>
    public void Exclude(int key)
    {
        if (_scores[key] == 0)
            Touch(key);
        _scores[key] = double.NegativeInfinity;
    }

    /// <summary>Gives the best keys with scores above 0, the best first, and begins anew.</summary>
    public int Take(Span<Scored> best)
    {
        var count = 0;
        foreach (var key in _touched.AsSpan(0, _count))
        {
            var scored = new Scored(key, _scores[key]);
            _scores[key] = 0;
            if (scored.Score > 0)
                count = Best.Insert(best, count, scored);
        }

        _count = 0;
        return count;
    }

    private void Touch(int key)
    {
        if (_count == _touched.Length)
            Array.Resize(ref _touched, 2 * _count);
        _touched[_count++] = key;
    }
}
