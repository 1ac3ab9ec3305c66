using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Casework.Ledger;

/// <summary>Where each entry ends, and the details up to it: two 64-bit numbers an entry, little-endian.</summary>
internal sealed class IndexFile : IDisposable
{
    /// <summary>Bytes an entry.</summary>
    public const int Record = 16;

    private const int FlushBytes = 1 << 16;

    private readonly SafeFileHandle _file;
    private readonly List<byte> _pending = [];
    private long _written;

    public IndexFile(string path, bool writes)
    {
        _file = LedgerFolder.OpenFile(path, writes);
        _written = RandomAccess.GetLength(_file);
    }

    /// <summary>Entries.</summary>
    public long Count => (_written + _pending.Count) / Record;

    /// <summary>Bytes of the file.</summary>
    public long Length => RandomAccess.GetLength(_file);

    /// <summary>Where an entry ends, and the details up to it; zeros for entry −1.</summary>
    /// <exception cref="LedgerException">The file does not reach that far.</exception>
    public (long Entry, long Details) End(long entry)
    {
        if (entry < 0)
            return (0, 0);
        Span<byte> record = stackalloc byte[Record];
        if (RandomAccess.Read(_file, record, entry * Record) != Record)
            throw new LedgerException($"the ledger's index ends before entry {entry}; find out what happened to it with: cordon ledger verify");
        return (BinaryPrimitives.ReadInt64LittleEndian(record), BinaryPrimitives.ReadInt64LittleEndian(record[8..]));
    }

    public void Add(long entry, long details)
    {
        Span<byte> record = stackalloc byte[Record];
        BinaryPrimitives.WriteInt64LittleEndian(record, entry);
        BinaryPrimitives.WriteInt64LittleEndian(record[8..], details);
        _pending.AddRange(record);
        if (_pending.Count >= FlushBytes)
            Flush();
    }

    public void Flush()
    {
        RandomAccess.Write(_file, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_pending), _written);
        _written += _pending.Count;
        _pending.Clear();
    }

    public void Sync() => RandomAccess.FlushToDisk(_file);

    public void Cut(long entries)
    {
        _pending.Clear();
        if (RandomAccess.GetLength(_file) > entries * Record)
            RandomAccess.SetLength(_file, entries * Record);
        _written = RandomAccess.GetLength(_file);
    }

    public void Dispose() => _file.Dispose();
}
