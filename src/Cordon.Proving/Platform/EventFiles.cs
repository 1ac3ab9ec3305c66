using System.Globalization;
using System.IO.Compression;
using ZstdSharp;

namespace Cordon.Proving.Platform;

/// <summary>
/// The event files of one simulation, written under names that end in <c>.partial</c> and renamed together at the end: a
/// folder holds a whole simulation or none. Disposing before <see cref="Keep"/> removes what was written.
/// </summary>
internal sealed class EventFiles(string folder, EventCompression compression, int linesPerFile) : IDisposable
{
    private const int BufferBytes = 1 << 20;
    private const string Partial = ".partial";

    private readonly List<string> _names = [];
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _used;
    private int _linesInFile;
    private Stream? _stream;
    private bool _kept;

    /// <summary>Lines written.</summary>
    public long Lines { get; private set; }

    /// <summary>Bytes written, before compression.</summary>
    public long Bytes { get; private set; }

    /// <summary>Files begun.</summary>
    public int Files => _names.Count;

    /// <summary>Room for one line; at least <see cref="EventLines.LongestBytes"/>.</summary>
    public Span<byte> Room()
    {
        if (_linesInFile == linesPerFile || _stream is null)
            Next();
        if (_used > BufferBytes - EventLines.LongestBytes)
            Flush();
        return _buffer.AsSpan(_used);
    }

    /// <summary>The last line written into <see cref="Room"/> counts.</summary>
    public void Commit(int bytes)
    {
        _used += bytes;
        Bytes += bytes;
        Lines++;
        _linesInFile++;
    }

    /// <summary>Closes the last file and gives all their final names.</summary>
    public void Complete()
    {
        if (_stream is null)
            Next();
        Close();
        foreach (var name in _names)
            File.Move(Path.Combine(folder, name + Partial), Path.Combine(folder, name));
    }

    /// <summary>From here on the files stay.</summary>
    public void Keep() => _kept = true;

    public void Dispose()
    {
        try
        {
            _stream?.Dispose();
            _stream = null;
        }
        finally
        {
            // A disk that is full fails the close, too; the files must go all the same.
            if (!_kept)
                Remove();
        }
    }

    private void Remove()
    {
        foreach (var name in _names)
        {
            File.Delete(Path.Combine(folder, name + Partial));
            File.Delete(Path.Combine(folder, name));
        }
    }

    private void Next()
    {
        Close();
        var extension = compression switch
        {
            EventCompression.Gzip => ".jsonl.gz",
            EventCompression.Zstd => ".jsonl.zst",
            _ => ".jsonl",
        };
        var name = string.Create(CultureInfo.InvariantCulture, $"events-{_names.Count + 1:00000}{extension}");
        _names.Add(name);
        Stream file = new FileStream(Path.Combine(folder, name + Partial), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _stream = compression switch
        {
            EventCompression.Gzip => new GZipStream(file, CompressionLevel.Fastest),
            EventCompression.Zstd => new CompressionStream(file, level: 1, leaveOpen: false),
            _ => file,
        };
        _linesInFile = 0;
    }

    private void Close()
    {
        Flush();
        _stream?.Dispose();
        _stream = null;
    }

    private void Flush()
    {
        _stream?.Write(_buffer, 0, _used);
        _used = 0;
    }
}
