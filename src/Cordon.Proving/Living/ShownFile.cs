using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Events;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Living;

/// <summary>
/// Writes what surfaces showed to a panel of viewers, one look a line: <c>time, viewer, class, surface, text, shown</c>, where each thing shown has an
/// <c>item</c> and, where there is one, an <c>author</c>. Until <see cref="Complete"/> the name ends in <c>.partial</c>; disposed before that, it is removed.
/// </summary>
public sealed class ShownFile : IShownSink, IDisposable
{
    /// <summary>The file's name in a simulation's folder.</summary>
    public const string Name = "shown.jsonl";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _path;
    private readonly ulong _wanted;
    private readonly FileStream _stream;
    private readonly ArrayBufferWriter<byte> _line = new(4096);
    private readonly Utf8JsonWriter _json;
    private bool _isComplete;

    /// <summary>Creates the file.</summary>
    /// <param name="path">Its final path.</param>
    /// <param name="panel">The share of viewers whose looks are written, in [0, 1]; who is among them hangs on their names alone.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public ShownFile(string path, double panel)
    {
        _path = path;
        _wanted = (ulong)(panel * (1UL << 53));
        _stream = new FileStream(path + ".partial", FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        _json = new Utf8JsonWriter(_line, Options);
    }

    /// <summary>Looks written.</summary>
    public long Looks { get; private set; }

    /// <inheritdoc/>
    public bool Wants(Entity viewer)
    {
        // FNV-1a, and a mix that spreads it over all bits.
        var hash = 0xCBF29CE484222325UL;
        foreach (var b in Encoding.UTF8.GetBytes(viewer.Text))
            hash = (hash ^ b) * 0x100000001B3UL;
        return SeededRandom.Mix(hash) >> 11 < _wanted;
    }

    /// <inheritdoc/>
    public void Take(DateTimeOffset time, ViewerClass kind, SurfaceRequest request, IReadOnlyList<ShownThing> shown)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(shown);
        _line.ResetWrittenCount();
        _json.Reset(_line);
        _json.WriteStartObject();
        _json.WriteString("time", time.UtcDateTime);
        _json.WriteString("viewer", request.Viewer.Text);
        _json.WriteString("class", ViewerClasses.Of(kind));
        _json.WriteString("surface", SurfaceNames.Of(request.Surface));
        if (request.Text.Length > 0)
            _json.WriteString("text", request.Text);
        _json.WriteStartArray("shown");
        foreach (var thing in shown)
        {
            _json.WriteStartObject();
            _json.WriteString("item", thing.Item.Text);
            if (thing.Author is { } author)
                _json.WriteString("author", author.Text);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _stream.Write(_line.WrittenSpan);
        _stream.WriteByte((byte)'\n');
        Looks++;
    }

    /// <summary>Gives the file its name; nothing is taken any more.</summary>
    public void Complete()
    {
        _stream.Dispose();
        File.Move(_path + ".partial", _path, overwrite: true);
        _isComplete = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _stream.Dispose();
        if (!_isComplete)
            File.Delete(_path + ".partial");
    }
}
