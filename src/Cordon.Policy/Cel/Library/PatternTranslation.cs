using System.Globalization;
using System.Text;

namespace Cordon.Policy.Cel.Library;

/// <summary>
/// Rewrites a pattern of RE2 for .NET: <c>\d \w \s</c> and POSIX classes mean ASCII, <c>.</c> is one code point, <c>$</c> is the very end,
/// and repetition is bounded. What only backtracking can match is refused by the matcher itself.
/// </summary>
internal sealed class PatternTranslation
{
    private const int MostChars = 2000;
    private const int MostRepeat = 1000;
    private const int MostSize = 10_000;
    private const int MostDepth = 100;

    private static readonly Dictionary<string, string> Posix = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z", ["alpha"] = "A-Za-z", ["ascii"] = @"\x00-\x7F", ["blank"] = @"\t ", ["cntrl"] = @"\x00-\x1F\x7F", ["digit"] = "0-9",
        ["graph"] = "!-~", ["lower"] = "a-z", ["print"] = " -~", ["punct"] = @"!-/:-@\[-`{-~", ["space"] = @"\t\n\v\f\r ", ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_", ["xdigit"] = "0-9A-Fa-f",
    };

    private readonly string _pattern;
    private readonly StringBuilder _text = new();
    private readonly Stack<(bool Multiline, bool DotAll, long Size)> _groups = new();
    private int _at;
    private bool _multiline;
    private bool _dotAll;

    /// <summary>How large the current group is once its repetitions are written out, and its last term.</summary>
    private long _size;
    private long _lastSize;

    private string? _problem;

    private PatternTranslation(string pattern) => _pattern = pattern;

    /// <summary>The pattern for .NET, or what is wrong with it.</summary>
    public static (string? Text, string? Problem) Of(string pattern)
    {
        if (pattern.Length > MostChars)
            return (null, $"the regular expression has {pattern.Length} characters; at most {MostChars} are taken");
        var translation = new PatternTranslation(pattern);
        while (translation._at < pattern.Length && translation._problem is null)
            translation.Next();
        return translation._problem is { } problem ? (null, problem) : (translation._text.ToString(), null);
    }

    private bool At(string text) => string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;

    private void Next()
    {
        var c = _pattern[_at];
        switch (c)
        {
            case '\\':
                Escape();
                break;
            case '[':
                Class();
                break;
            case '(':
                Open();
                break;
            case ')':
                Close();
                break;
            case '*' or '+' or '?' or '{':
                Repeat(c);
                break;
            case '.':
                Term(_dotAll ? @"(?:[^\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])" : @"(?:[^\n\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])", 1);
                break;
            case '$':
                Term(_multiline ? "$" : @"\z", 1);
                break;
            case '|':
                _text.Append(c);
                _at++;
                _lastSize = 0;
                break;
            case '#' or ' ':
                Term("\\" + c, 1);
                break;
            default:
                var pair = char.IsHighSurrogate(c) && _at + 1 < _pattern.Length;
                Term(pair ? $"(?:{_pattern.AsSpan(_at, 2)})" : c.ToString(), pair ? 2 : 1);
                break;
        }
    }

    private void Term(string text, int length)
    {
        _text.Append(text);
        _at += length;
        _lastSize = 1;
        Grow(1);
    }

    private void Grow(long size)
    {
        if ((_size += size) > MostSize)
            Fail($"the regular expression is too large: more than {MostSize} terms once repetitions are written out");
    }

    private void Escape()
    {
        if (_at + 1 >= _pattern.Length)
        {
            Fail("a backslash stands at the end of the regular expression");
            return;
        }

        var c = _pattern[_at + 1];
        switch (c)
        {
            case 'd' or 'w' or 's' or 'D' or 'W' or 'S':
                Term($"[{(char.IsUpper(c) ? "^" : "")}{Ascii(c)}]", 2);
                break;
            case 'Q':
                var end = _pattern.IndexOf("\\E", _at, StringComparison.Ordinal);
                var literal = end < 0 ? _pattern[(_at + 2)..] : _pattern[(_at + 2)..end];
                _text.Append(System.Text.RegularExpressions.Regex.Escape(literal));
                _at = end < 0 ? _pattern.Length : end + 2;
                _lastSize = 1;
                Grow(literal.Length);
                break;
            case 'C' or 'G' or 'Z' or 'k' or >= '1' and <= '9':
                Fail($"'\\{c}' is not part of the regular expressions of CEL");
                break;
            default:
                var (text, length) = Single();
                Term(text, length);
                break;
        }
    }

    /// <summary>An escape that stands for one character or a Unicode class, here or inside of brackets.</summary>
    private (string Text, int Length) Single()
    {
        var c = _pattern[_at + 1];
        if (c == 'x' && _at + 2 < _pattern.Length && _pattern[_at + 2] == '{')
        {
            var close = _pattern.IndexOf('}', _at);
            if (close < 0 || !uint.TryParse(_pattern.AsSpan(_at + 3, close - _at - 3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point) || !Rune.IsValid(point))
                return Failed("'\\x{' is not followed by a code point and '}'");
            return (string.Concat(new Rune(point).ToString().Select(u => $"\\u{(int)u:X4}")), close + 1 - _at);
        }

        if (c is 'p' or 'P' && _at + 2 < _pattern.Length && _pattern[_at + 2] != '{')
            return ($"\\{c}{{{_pattern[_at + 2]}}}", 3);
        if (c is 'p' or 'P')
        {
            var close = _pattern.IndexOf('}', _at);
            return close < 0 ? Failed("'\\p{' is not closed") : (_pattern[_at..(close + 1)], close + 1 - _at);
        }

        return ($"\\{c}", 2);
    }

    private (string Text, int Length) Failed(string problem)
    {
        Fail(problem);
        return ("", _pattern.Length - _at);
    }

    private static string Ascii(char c) => char.ToLowerInvariant(c) switch
    {
        'd' => "0-9",
        'w' => "0-9A-Za-z_",
        _ => @"\t\n\f\r ",
    };

    private void Class()
    {
        var start = _at++;
        _text.Append('[');
        if (_at < _pattern.Length && _pattern[_at] == '^')
        {
            _text.Append('^');
            _at++;
        }

        var isFirst = true;
        while (_at < _pattern.Length && (isFirst || _pattern[_at] != ']') && _problem is null)
        {
            ClassPart();
            isFirst = false;
        }

        if (_at >= _pattern.Length)
        {
            Fail($"the class '{Events.Shown.Brief(_pattern.AsSpan(start))}' is not closed");
            return;
        }

        _text.Append(']');
        _at++;
        _lastSize = 1;
        Grow(1);
    }

    private void ClassPart()
    {
        var c = _pattern[_at];
        if (At("[:") && _pattern.IndexOf(":]", _at, StringComparison.Ordinal) is > 0 and var end)
        {
            var name = _pattern[(_at + 2)..end];
            if (name.StartsWith('^') || !Posix.TryGetValue(name, out var chars))
                Fail($"the class [:{Events.Shown.Brief(name)}:] is not known");
            else
                _text.Append(chars);
            _at = end + 2;
            return;
        }

        if (c == '\\' && _at + 1 < _pattern.Length)
        {
            if (_pattern[_at + 1] is 'd' or 'w' or 's')
            {
                _text.Append(Ascii(_pattern[_at + 1]));
                _at += 2;
                return;
            }

            if (_pattern[_at + 1] is 'D' or 'W' or 'S')
            {
                Fail($"'\\{_pattern[_at + 1]}' cannot stand inside of brackets; write [^…]");
                return;
            }

            var (text, length) = Single();
            _text.Append(text);
            _at += length;
            return;
        }

        // In .NET a bracket inside of brackets takes away from the class.
        _text.Append(c is '[' or ']' or '\\' ? $"\\{c}" : c.ToString());
        _at++;
    }

    private void Open()
    {
        if (_groups.Count >= MostDepth)
        {
            Fail($"the regular expression is nested more than {MostDepth} deep");
            return;
        }

        _groups.Push((_multiline, _dotAll, _size));
        _size = 0;
        _lastSize = 0;
        if (At("(?P<") || At("(?<") && !At("(?<=") && !At("(?<!"))
        {
            var close = _pattern.IndexOf('>', _at);
            var start = At("(?P<") ? _at + 4 : _at + 3;
            if (close < 0)
                Fail("the name of a group is not closed");
            else
                _text.Append(CultureInfo.InvariantCulture, $"(?<{_pattern.AsSpan(start, close - start)}>");
            _at = close + 1;
            return;
        }

        if (!At("(?"))
        {
            _text.Append('(');
            _at++;
            return;
        }

        Flags();
    }

    private void Flags()
    {
        var end = _pattern.AsSpan(_at).IndexOfAny(')', ':');
        var flags = end < 0 ? "" : _pattern.Substring(_at + 2, end - 2);
        if (end < 0 || flags.Any(f => f is not ('i' or 'm' or 's' or '-')))
        {
            Fail("'(?' is followed by something that only backtracking can match, or that is not known; flags are i, m and s");
            return;
        }

        var on = true;
        foreach (var flag in flags)
        {
            on = flag != '-' && on;
            _multiline = flag == 'm' ? on : _multiline;
            _dotAll = flag == 's' ? on : _dotAll;
        }

        _text.Append(_pattern, _at, end + 1);
        var isWhole = _pattern[_at + end] == ')';
        _at += end + 1;
        // (?i) without a body lasts to the end of the group around it.
        if (isWhole)
            _size = _groups.Pop().Size;
    }

    private void Close()
    {
        if (_groups.Count == 0)
        {
            Fail("')' closes nothing");
            return;
        }

        var inner = _size;
        (_multiline, _dotAll, _size) = _groups.Pop();
        _text.Append(')');
        _at++;
        _lastSize = inner;
        Grow(inner);
    }

    private void Repeat(char c)
    {
        var length = 1;
        if (c == '{')
        {
            var close = _pattern.IndexOf('}', _at);
            var counts = close < 0 ? [] : _pattern[(_at + 1)..close].Split(',');
            if (counts.Length is 0 or > 2 || !counts.All(n => n.All(char.IsAsciiDigit)) || counts[0].Length == 0)
            {
                Term("\\{", 1);
                return;
            }

            var most = counts.Max(n => n.Length == 0 ? 0 : n.Length > 4 ? MostRepeat + 1 : int.Parse(n, CultureInfo.InvariantCulture));
            if (most > MostRepeat)
            {
                Fail($"a repetition of more than {MostRepeat} is not taken");
                return;
            }

            Grow(_lastSize * Math.Max(0, most - 1));
            _lastSize *= Math.Max(1, most);
            length = close + 1 - _at;
        }

        _text.Append(_pattern, _at, length);
        _at += length;
    }

    private void Fail(string problem) => _problem ??= problem;
}
