namespace Cordon.Networks.History;

/// <summary>
/// A growing list in fixed chunks: growing copies nothing, so the peak is the content plus one chunk, not twice the content.
/// </summary>
internal sealed class ChunkedList<T>
    where T : unmanaged
{
    private const int Shift = 18;
    private const int ChunkLength = 1 << Shift;
    private const int Mask = ChunkLength - 1;
    private T[][] _chunks = [];
    private int _used;

    public int Count { get; private set; }

    public ref T this[int index] => ref _chunks[index >> Shift][index & Mask];

    public void Add(T value)
    {
        var slot = Count & Mask;
        if (slot == 0)
            AddChunk();
        _chunks[_used - 1][slot] = value;
        Count = checked(Count + 1);
    }

    public T[] ToArray()
    {
        var all = new T[Count];
        for (var start = 0; start < Count; start += ChunkLength)
            _chunks[start >> Shift].AsSpan(0, Math.Min(ChunkLength, Count - start)).CopyTo(all.AsSpan(start));
        return all;
    }

    private void AddChunk()
    {
        if (_used == _chunks.Length)
            Array.Resize(ref _chunks, Math.Max(4, _chunks.Length * 2));
        _chunks[_used++] = new T[ChunkLength];
    }
}
