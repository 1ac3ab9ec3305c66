using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Cordon.Events.Reading;

/// <summary>Keeps rejected records as JSON Lines; the file is created at the first of them.</summary>
internal sealed class RejectsFile(string? path) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Stream? _stream;
    private Utf8JsonWriter? _writer;

    public void Write(string file, RejectedRecord reject)
    {
        if (path is null)
            return;
        _stream ??= new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        _writer ??= new Utf8JsonWriter(_stream, Options);
        _writer.Reset(_stream);
        _writer.WriteStartObject();
        _writer.WriteString("file"u8, file);
        _writer.WriteNumber("line"u8, reject.Line);
        _writer.WriteNumber("column"u8, reject.Column);
        _writer.WriteString("reason"u8, reject.Reason);
        _writer.WriteNumber("bytes"u8, reject.Bytes);
        var truncated = reject.Bytes > reject.Raw.Length;
        var raw = truncated ? WholeCharacters(reject.Raw) : reject.Raw;
        if (Utf8.IsValid(raw))
            _writer.WriteString("raw"u8, raw);
        else
            _writer.WriteBase64String("raw_base64"u8, raw);
        _writer.WriteBoolean("truncated"u8, truncated);
        _writer.WriteEndObject();
        _writer.Flush();
        _stream.WriteByte((byte)'\n');
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _stream?.Dispose();
    }

    /// <summary>A cut may fall inside a character; the text is then kept up to the character before.</summary>
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> raw)
    {
        for (var back = 0; back < 4 && back < raw.Length; back++)
        {
            if (Utf8.IsValid(raw[..^back]))
                return raw[..^back];
        }

        return raw;
    }
}
