using System.Buffers.Binary;
using System.IO.Hashing;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Media.Hamming;

/// <summary>What was added and removed since the last merge, in order. A record that a crash cut short ends the journal: what comes after was never acknowledged.</summary>
internal sealed class HashJournal : IDisposable
{
    private const int RecordBytes = 44;

    private readonly FileStream _file;

    private HashJournal(FileStream file) => _file = file;

    /// <summary>Opens a journal, made when missing, and replays it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="replay">Called for each record.</param>
    public static HashJournal Open(string path, Action<JournalMark, StoredHash> replay)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        Span<byte> record = stackalloc byte[RecordBytes];
        var good = 0L;
        while (file.ReadAtLeast(record, RecordBytes, throwOnEndOfStream: false) == RecordBytes && IsWhole(record))
        {
            replay((JournalMark)record[0], new StoredHash(PdqHash.Read(record[8..]), BinaryPrimitives.ReadUInt32LittleEndian(record[4..])));
            good += RecordBytes;
        }
        file.SetLength(good);
        file.Position = good;
        return new HashJournal(file);
    }

    /// <summary>Writes a record; it is durable after <see cref="Flush"/>.</summary>
    public void Write(JournalMark mark, StoredHash stored)
    {
        Span<byte> record = stackalloc byte[RecordBytes];
        record.Clear();
        record[0] = (byte)mark;
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], stored.Id);
        stored.Hash.Write(record[8..]);
        Crc32.Hash(record[..40], record[40..]);
        _file.Write(record);
    }

    /// <summary>Has everything written reach the disk.</summary>
    public void Flush() => _file.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> record) =>
        (JournalMark)record[0] is JournalMark.Add or JournalMark.Remove or JournalMark.RowRemoved && Crc32.HashToUInt32(record[..40]) == BinaryPrimitives.ReadUInt32LittleEndian(record[40..]);
}
