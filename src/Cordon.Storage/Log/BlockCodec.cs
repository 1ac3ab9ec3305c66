using Cordon.Events;
using Cordon.Events.Formats;
using Cordon.Events.Reading;
using ZstdSharp;

namespace Cordon.Storage.Log;

/// <summary>Events of one block of the log: canonical JSON Lines in UTF-8, compressed with zstd. One for each thread.</summary>
internal sealed class BlockCodec : IDisposable
{
    private const int Level = 1;

    // A block holds what was taken in at once, which is bounded; a larger one is damage.
    private const int MostBytes = 1 << 30;

    private readonly Compressor _compressor = new(Level);
    private readonly Decompressor _decompressor = new();
    private readonly MemoryStream _lines = new();
    private readonly PayloadReader _reader = new();

    /// <summary>Some of the events as one compressed block.</summary>
    public byte[] Encode(IReadOnlyList<Event> events, int from, int count)
    {
        _lines.SetLength(0);
        using (var writer = new CanonicalEventWriter(_lines, leaveOpen: true))
        {
            for (var i = from; i < from + count; i++)
                writer.Write(events[i]);
        }

        return _compressor.Wrap(_lines.GetBuffer().AsSpan(0, (int)_lines.Length)).ToArray();
    }

    /// <summary>The events of a block.</summary>
    /// <exception cref="InvalidDataException">The block does not hold what was written.</exception>
    public IReadOnlyList<PayloadRecord> Decode(byte[] block)
    {
        try
        {
            var lines = _decompressor.Unwrap(block, MostBytes).ToArray();
            var read = _reader.Read(lines, MostBytes, CancellationToken.None);
            if (read.Damage is not null || read.Records.Any(r => r.Event is null))
                throw new InvalidDataException(read.Damage ?? read.Records.First(r => r.Event is null).Reject!.Reason);
            return read.Records;
        }
        catch (ZstdException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    public void Dispose()
    {
        _compressor.Dispose();
        _decompressor.Dispose();
        _lines.Dispose();
    }
}
