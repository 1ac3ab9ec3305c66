using System.Text;
using Cordon.Policy.Cel.Running;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Library;

/// <summary>The string extension: positions count code points, case is that of ASCII.</summary>
internal static class StringLibrary
{
    private static readonly CelType Strings = CelType.List(CelType.String);

    // White space of Unicode, without the marks that join or have no width.
    private static readonly char[] Blank =
        ['\t', '\n', '\v', '\f', '\r', ' ', '\u0085', '\u00a0', '\u1680', '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2007', '\u2008', '\u2009', '\u200a', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000'];

    public static void Declare(LibraryBuilder library)
    {
        var (s, i) = (CelType.String, CelType.Int);
        library
            .Method("charAt", s, CharAt, s, i)
            .Method("indexOf", i, x => IndexOf(x, 0), s, s)
            .Method("indexOf", i, x => IndexOf(x, x[2].AsInt()), s, s, i)
            .Method("lastIndexOf", i, x => LastIndexOf(x, null), s, s)
            .Method("lastIndexOf", i, x => LastIndexOf(x, x[2].AsInt()), s, s, i)
            .Method("lowerAscii", s, x => CelValue.Of(Mapped(x[0].AsString(), c => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c)), s)
            .Method("upperAscii", s, x => CelValue.Of(Mapped(x[0].AsString(), c => c is >= 'a' and <= 'z' ? (char)(c & ~0x20) : c)), s)
            .Method("replace", s, x => Replace(x, -1), s, s, s)
            .Method("replace", s, x => Replace(x, x[3].AsInt()), s, s, s, i)
            .Method("split", Strings, x => Split(x, -1), s, s)
            .Method("split", Strings, x => Split(x, x[2].AsInt()), s, s, i)
            .Method("substring", s, x => Substring(x[0].AsString(), x[1].AsInt(), null), s, i)
            .Method("substring", s, x => Substring(x[0].AsString(), x[1].AsInt(), x[2].AsInt()), s, i, i)
            .Method("trim", s, x => CelValue.Of(x[0].AsString().Trim(Blank)), s)
            .Method("join", s, x => Join(x[0].AsList(), ""), Strings)
            .Method("join", s, x => Join(x[0].AsList(), x[1].AsString()), Strings, s)
            .Method("reverse", s, x => Reverse(x[0].AsString()), s)
            .Method("format", s, x => Formatting.Of(x[0].AsString(), x[1].AsList()), s, CelType.List(CelType.Dyn))
            .Function("strings.quote", s, x => CelValue.Of(Quote(x[0].AsString())), s);
    }

    private static CelValue OutOfRange(long index) => CelValue.Error($"index out of range: {index}");

    private static CelValue TooLong() => CelValue.Error($"the text is longer than {Arithmetic.MostChars}");

    private static CelValue CharAt(ReadOnlySpan<CelValue> a)
    {
        var text = a[0].AsString();
        var at = CodePoints.ToUnits(text, a[1].AsInt());
        if (at < 0)
            return OutOfRange(a[1].AsInt());
        return CelValue.Of(at == text.Length ? "" : text.Substring(at, CodePoints.Length(text, at)));
    }

    private static CelValue IndexOf(ReadOnlySpan<CelValue> a, long from)
    {
        var text = a[0].AsString();
        var at = CodePoints.ToUnits(text, from);
        if (at < 0)
            return OutOfRange(from);
        var found = text.IndexOf(a[1].AsString(), at, StringComparison.Ordinal);
        return CelValue.Of(found < 0 ? -1L : CodePoints.FromUnits(text, found));
    }

    private static CelValue LastIndexOf(ReadOnlySpan<CelValue> a, long? from)
    {
        var (text, part) = (a[0].AsString(), a[1].AsString());
        var at = from is null ? text.Length : CodePoints.ToUnits(text, from.Value);
        if (at < 0)
            return OutOfRange(from!.Value);
        // What is looked for may begin at the position and reach beyond it.
        var end = (int)Math.Min(text.Length, (long)at + part.Length);
        var found = text.AsSpan(0, end).LastIndexOf(part, StringComparison.Ordinal);
        return CelValue.Of(found < 0 ? -1L : CodePoints.FromUnits(text, found));
    }

    private static string Mapped(string text, Func<char, char> map) => string.Create(text.Length, (text, map), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = state.map(state.text[i]);
    });

    private static CelValue Replace(ReadOnlySpan<CelValue> a, long most)
    {
        var (text, old, put) = (a[0].AsString(), a[1].AsString(), a[2].AsString());
        var result = new StringBuilder();
        var at = 0;
        for (var count = 0L; most < 0 || count < most; count++)
        {
            // An empty text stands before each code point and at the end.
            var found = old.Length > 0 ? text.IndexOf(old, at, StringComparison.Ordinal) : count == 0 ? 0 : at < text.Length ? at + CodePoints.Length(text, at) : -1;
            if (found < 0)
                break;
            result.Append(text, at, found - at).Append(put);
            at = found + old.Length;
            if (result.Length > Arithmetic.MostChars)
                return TooLong();
        }

        return CelValue.Of(result.Append(text, at, text.Length - at).ToString());
    }

    private static CelValue Split(ReadOnlySpan<CelValue> a, long most)
    {
        var (text, separator) = (a[0].AsString(), a[1].AsString());
        var parts = new List<CelValue>();
        var at = 0;
        if (most == 0)
            return CelValue.Of(ArrayList.Empty);
        while (most < 0 || parts.Count < most - 1)
        {
            var found = separator.Length > 0 ? text.IndexOf(separator, at, StringComparison.Ordinal) : at < text.Length && at + CodePoints.Length(text, at) is var next && next < text.Length ? next : -1;
            if (found < 0)
                break;
            parts.Add(CelValue.Of(text[at..found]));
            at = found + separator.Length;
        }

        if (separator.Length > 0 || text.Length > 0)
            parts.Add(CelValue.Of(text[at..]));
        return CelValue.Of(parts.ToArray());
    }

    private static CelValue Substring(string text, long from, long? to)
    {
        var (start, end) = (CodePoints.ToUnits(text, from), to is null ? text.Length : CodePoints.ToUnits(text, to.Value));
        if (start < 0)
            return OutOfRange(from);
        if (end < 0)
            return OutOfRange(to!.Value);
        return start <= end ? CelValue.Of(text[start..end]) : CelValue.Error($"invalid substring range: start {from}, end {to}");
    }

    private static CelValue Join(CelList list, string separator)
    {
        var text = new StringBuilder();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Reference is not string part)
                return CelValue.Error($"no such overload: join takes strings, and one element is {CelText.Described(list[i])}");
            text.Append(i == 0 ? "" : separator).Append(part);
            if (text.Length > Arithmetic.MostChars)
                return TooLong();
        }

        return CelValue.Of(text.ToString());
    }

    private static CelValue Reverse(string text)
    {
        var reversed = new StringBuilder(text.Length);
        for (var end = text.Length; end > 0;)
        {
            var length = end > 1 && char.IsSurrogatePair(text[end - 2], text[end - 1]) ? 2 : 1;
            end -= length;
            reversed.Append(text, end, length);
        }

        return CelValue.Of(reversed.ToString());
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\a' => quoted.Append("\\a"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\v' => quoted.Append("\\v"),
                '\\' => quoted.Append("\\\\"),
                '"' => quoted.Append("\\\""),
                _ => quoted.Append(rune.ToString()),
            };
        }

        return quoted.Append('"').ToString();
    }
}
