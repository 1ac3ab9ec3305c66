using Cordon.Proving.Platform;

namespace Cordon.Proving.Living;

/// <summary>
/// Writes the events of a living platform as <c>events-00001.jsonl</c> and so on. Until <see cref="Complete"/> the files' names end in <c>.partial</c>;
/// disposed before that, it removes them.
/// </summary>
public sealed class EventFolder : ILineSink, IDisposable
{
    private readonly EventFiles _files;

    /// <summary>Opens a folder, made when missing.</summary>
    /// <param name="folder">The folder of the event files.</param>
    /// <param name="compression">How they are compressed.</param>
    /// <param name="linesPerFile">Most lines in one file, from 1,000 to 100,000,000.</param>
    /// <exception cref="IOException">The folder holds events already, or cannot be written to.</exception>
    public EventFolder(string folder, EventCompression compression = EventCompression.None, int linesPerFile = 1_000_000)
    {
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFiles(folder, "events-*").Where(f => !f.EndsWith(".partial", StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault() is { } earlier)
            throw new IOException($"'{folder}' holds '{Path.GetFileName(earlier)}' already; expected a folder without events; choose another folder or remove the old files");
        _files = new EventFiles(folder, compression, linesPerFile);
    }

    /// <summary>Lines written.</summary>
    public long Lines => _files.Lines;

    /// <summary>Bytes written, before compression.</summary>
    public long Bytes => _files.Bytes;

    /// <summary>Files begun.</summary>
    public int Files => _files.Files;

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<byte> line)
    {
        line.CopyTo(_files.Room());
        _files.Commit(line.Length);
    }

    /// <summary>Gives the files their names; nothing is taken any more.</summary>
    public void Complete()
    {
        _files.Complete();
        _files.Keep();
    }

    /// <inheritdoc/>
    public void Dispose() => _files.Dispose();
}
