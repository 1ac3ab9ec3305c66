using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Cordon.Casework.Ledger;

/// <summary>
/// Writes one JSON object in the canonical form of RFC 8785, for texts, lists of texts and whole numbers. Whoever calls gives the names in their
/// order, and names without anything that is escaped.
/// </summary>
/// <param name="text">Where to.</param>
internal struct CanonicalObject(IBufferWriter<byte> text)
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(b => (byte)b), (byte)'"', (byte)'\\']);

    private bool _hasFields;

    public void Text(ReadOnlySpan<byte> name, string value)
    {
        Name(name);
        Write(text, value);
    }

    public void Texts(string name, IReadOnlyList<string> values)
    {
        text.Write(_hasFields ? ","u8 : "{"u8);
        _hasFields = true;
        Write(text, name);
        text.Write(":["u8);
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
                text.Write(","u8);
            Write(text, values[i]);
        }

        text.Write("]"u8);
    }

    public void Number(ReadOnlySpan<byte> name, long value)
    {
        Name(name);
        Utf8Formatter.TryFormat(value, text.GetSpan(20), out var length);
        text.Advance(length);
    }

    /// <summary>Writes an object that is in its form already.</summary>
    public void Object(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Name(name);
        text.Write(value);
    }

    public readonly void End() => text.Write(_hasFields ? "}"u8 : "{}"u8);

    private void Name(ReadOnlySpan<byte> name)
    {
        text.Write(_hasFields ? ",\""u8 : "{\""u8);
        _hasFields = true;
        text.Write(name);
        text.Write("\":"u8);
    }

    private static void Write(IBufferWriter<byte> text, string value)
    {
        text.Write("\""u8);
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var span = text.GetSpan(most);
        var length = Encoding.UTF8.GetBytes(value, span);
        if (span[..length].IndexOfAny(Escaped) < 0)
            text.Advance(length);
        else
            Escape(text, span[..length].ToArray());
        text.Write("\""u8);
    }

    private static void Escape(IBufferWriter<byte> text, byte[] value)
    {
        foreach (var b in value)
        {
            switch (b)
            {
                case (byte)'"': text.Write("\\\""u8); break;
                case (byte)'\\': text.Write("\\\\"u8); break;
                case (byte)'\b': text.Write("\\b"u8); break;
                case (byte)'\f': text.Write("\\f"u8); break;
                case (byte)'\n': text.Write("\\n"u8); break;
                case (byte)'\r': text.Write("\\r"u8); break;
                case (byte)'\t': text.Write("\\t"u8); break;
                case < 0x20:
                    text.Write("\\u00"u8);
                    Utf8Formatter.TryFormat(b, text.GetSpan(2), out var length, new StandardFormat('x', 2));
                    text.Advance(length);
                    break;
                default: text.Write([b]); break;
            }
        }
    }
}
