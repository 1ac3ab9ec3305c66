using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>
/// Writes events as canonical JSON Lines in UTF-8, the same bytes for the same events. What is written is read back as the
/// same event, when the event carries the objects that follow from it (see <c>docs/events.md</c>), as every event from the reader does.
/// </summary>
public sealed class CanonicalEventWriter : IDisposable
{
    private const int FlushBytes = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly System.Buffers.ArrayBufferWriter<byte> _buffer = new(FlushBytes * 2);
    private readonly Utf8JsonWriter _writer;

    /// <param name="stream">Where the lines go; written in pieces of about 64 KiB.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the writer is disposed of.</param>
    public CanonicalEventWriter(Stream stream, bool leaveOpen = false)
    {
        (_stream, _leaveOpen) = (stream, leaveOpen);
        _writer = new Utf8JsonWriter(_buffer, Options);
    }

    /// <summary>Writes one event as one line.</summary>
    public void Write(Event written)
    {
        _writer.Reset();
        _writer.WriteStartObject();
        _writer.WriteString("id"u8, written.Id);
        WriteTime(written.Time);
        _writer.WriteString("kind"u8, written.Kind);
        _writer.WriteString("actor"u8, written.Actor.Text);
        if (!written.Target.IsNone)
            _writer.WriteString("target"u8, written.Target.Text);
        if (written.Objects.Count > 0)
        {
            _writer.WriteStartArray("objects"u8);
            for (var i = 0; i < written.Objects.Count; i++)
                _writer.WriteStringValue(written.Objects[i].Text);
            _writer.WriteEndArray();
        }

        if (written.Text is not null)
            _writer.WriteString("text"u8, written.Text);
        if (written.Attributes.Count > 0)
        {
            _writer.WriteStartObject("attributes"u8);

            // By name, because a dictionary has no order of its own.
            foreach (var (name, value) in written.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal))
                _writer.WriteString(name, value);
            _writer.WriteEndObject();
        }

        _writer.WriteEndObject();
        _writer.Flush();
        _buffer.GetSpan(1)[0] = (byte)'\n';
        _buffer.Advance(1);
        if (_buffer.WrittenCount >= FlushBytes)
            Flush();
    }

    /// <summary>Hands all lines on to the stream.</summary>
    public void Flush()
    {
        _stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        _stream.Flush();
    }

    /// <summary>Flushes, and closes the stream unless it is to stay open.</summary>
    public void Dispose()
    {
        Flush();
        _writer.Dispose();
        if (!_leaveOpen)
            _stream.Dispose();
    }

    /// <summary>RFC 3339 in UTC, with the fewest of 0, 3 or 6 decimals that hold the time.</summary>
    private void WriteTime(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        var micros = utc.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
        var format = micros == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : micros % 1000 == 0 ? "yyyy-MM-ddTHH:mm:ss.fffZ" : "yyyy-MM-ddTHH:mm:ss.ffffffZ";
        Span<char> text = stackalloc char[32];
        utc.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        _writer.WriteString("time"u8, text[..length]);
    }
}
