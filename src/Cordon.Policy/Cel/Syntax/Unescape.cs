using System.Globalization;
using System.Text;

namespace Cordon.Policy.Cel.Syntax;

/// <summary>Turns what stands between the quotes of a string or bytes literal into its value.</summary>
internal static class Unescape
{
    /// <summary>The value of a literal, and what is wrong with it.</summary>
    public static (CelValue Value, CelProblem? Problem) Read(string source, CelSpan body, bool isBytes, bool isRaw)
    {
        var text = new StringBuilder();
        var bytes = isBytes ? new MemoryStream() : null;
        for (var at = body.Start; at < body.End;)
        {
            if (source[at] != '\\' || isRaw)
            {
                if (!Rune.TryGetRuneAt(source, at, out var rune))
                    return Wrong(at, 1, "the text holds half of a character", "write it as one whole character");
                Append(text, bytes, rune.Value, isByte: false);
                at += rune.Utf16SequenceLength;
                continue;
            }

            var (value, length) = Escape(source, at, body.End, isBytes);
            if (value < 0)
                return Wrong(at, Math.Min(length, body.End - at), "the escape is not known here", isBytes ? "bytes know \\n \\t \\\\ \\' \\\" \\xHH and \\ooo" : "strings know \\n \\t \\\\ \\' \\\" \\xHH \\uHHHH \\UHHHHHHHH and \\ooo; a raw string r\"…\" keeps backslashes");
            Append(text, bytes, value, isByte: isBytes);
            at += length;
        }

        return (bytes is null ? CelValue.Of(text.ToString()) : CelValue.Of(bytes.ToArray()), null);
    }

    private static (CelValue Value, CelProblem? Problem) Wrong(int at, int length, string message, string hint) =>
        (default, new CelProblem(message, new CelSpan(at, length)) { Hint = hint });

    private static void Append(StringBuilder text, MemoryStream? bytes, int value, bool isByte)
    {
        if (bytes is null)
        {
            text.Append(new Rune(value).ToString());
            return;
        }

        if (isByte)
        {
            bytes.WriteByte((byte)value);
            return;
        }

        Span<byte> utf8 = stackalloc byte[4];
        bytes.Write(utf8[..new Rune(value).EncodeToUtf8(utf8)]);
    }

    /// <summary>The code point or byte of an escape and its length; -1 when it is none.</summary>
    private static (int Value, int Length) Escape(string source, int at, int end, bool isBytes)
    {
        if (at + 1 >= end)
            return (-1, 1);
        var c = source[at + 1];
        return c switch
        {
            'a' => (7, 2),
            'b' => (8, 2),
            'f' => (12, 2),
            'n' => (10, 2),
            'r' => (13, 2),
            't' => (9, 2),
            'v' => (11, 2),
            '\\' or '?' or '"' or '\'' or '`' => (c, 2),
            'x' or 'X' => Hex(source, at, end, 2),
            'u' when !isBytes => Hex(source, at, end, 4),
            'U' when !isBytes => Hex(source, at, end, 8),
            >= '0' and <= '3' => Octal(source, at, end),
            _ => (-1, 2),
        };
    }

    private static (int Value, int Length) Hex(string source, int at, int end, int digits)
    {
        if (at + 2 + digits > end
            || !uint.TryParse(source.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            || !Rune.IsValid(value))
            return (-1, digits + 2);
        return ((int)value, digits + 2);
    }

    private static (int Value, int Length) Octal(string source, int at, int end)
    {
        var value = 0;
        for (var i = 1; i <= 3; i++)
        {
            if (at + i >= end || source[at + i] is < '0' or > '7')
                return (-1, i + 1);
            value = (value * 8) + (source[at + i] - '0');
        }

        return (value, 4);
    }
}
