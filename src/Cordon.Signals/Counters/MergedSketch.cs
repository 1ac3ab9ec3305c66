namespace Cordon.Signals.Counters;

/// <summary>
/// The merged sketch of the window of one key that ends in one bucket, kept up to date by additions to the key, so that the next reading need not merge again. It
/// is drawn from the key's ring alone and never saved.
/// </summary>
internal sealed class MergedSketch
{
    private readonly byte[] _ranks = new byte[HyperLogLog.Registers];
    private double _estimate;
    private bool _changed;
    private CounterKey _key;
    private long _first;
    private long _last = -1;

    /// <summary>Whether this is the sketch of a key's buckets from first to last.</summary>
    public bool Is(in CounterKey key, long first, long last) => _last == last && _first == first && _key == key;

    /// <summary>Becomes the empty sketch of a key's buckets; gives the ranks to merge into.</summary>
    public Span<byte> Begin(in CounterKey key, long first, long last)
    {
        (_key, _first, _last, _changed) = (key, first, last, true);
        _ranks.AsSpan().Clear();
        return _ranks;
    }

    /// <summary>Takes an addition to a key, where the sketch is its and covers the bucket.</summary>
    public void Add(in CounterKey key, long bucket, int register, byte rank)
    {
        if (bucket < _first || bucket > _last || _key != key || _ranks[register] >= rank)
            return;
        _ranks[register] = rank;
        _changed = true;
    }

    /// <summary>Forgets a key whose buckets change in another way.</summary>
    public void Forget(in CounterKey key)
    {
        if (_key == key)
            _last = -1;
    }

    /// <summary>How many different items the window has, estimated.</summary>
    public double Estimate()
    {
        if (_changed)
            _estimate = HyperLogLog.Estimate(_ranks);
        _changed = false;
        return _estimate;
    }
}
