using System.Globalization;

namespace Cordon.Policy.Cel.Syntax;

/// <summary>Cuts a source into words. The first mistake ends the reading.</summary>
internal sealed class Lexer
{
    private static readonly string[] LongSymbols = ["&&", "||", "==", "!=", "<=", ">="];
    private static readonly Dictionary<char, string> Symbols = "()[]{}.,?:+-*/%<>!".ToDictionary(c => c, c => c.ToString());

    private readonly string _source;
    private readonly List<Token> _tokens = [];
    private int _at;

    private Lexer(string source) => _source = source;

    private CelProblem? Problem { get; set; }

    /// <summary>The words of a source, the last of kind <see cref="TokenKind.End"/>, and what is wrong with it.</summary>
    public static (List<Token> Tokens, CelProblem? Problem) Read(string source)
    {
        var lexer = new Lexer(source);
        while (lexer.Problem is null && lexer.SkipSpace())
            lexer.ReadOne();
        lexer._tokens.Add(new Token(TokenKind.End, new CelSpan(source.Length, 0), "", default));
        return (lexer._tokens, lexer.Problem);
    }

    private char Peek(int ahead = 0) => _at + ahead < _source.Length ? _source[_at + ahead] : '\0';

    private bool SkipSpace()
    {
        while (_at < _source.Length)
        {
            if (_source[_at] is ' ' or '\t' or '\n' or '\f' or '\r')
                _at++;
            else if (Peek() == '/' && Peek(1) == '/')
                _at = _source.IndexOf('\n', _at) is >= 0 and var end ? end : _source.Length;
            else
                return true;
        }

        return false;
    }

    private void ReadOne()
    {
        var c = Peek();
        if (StringPrefix() is >= 0 and var prefix)
            ReadString(prefix);
        else if (char.IsAsciiLetter(c) || c == '_')
            ReadName();
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
            ReadNumber();
        else if (c == '`')
            ReadQuotedName();
        else
            ReadSymbol();
    }

    /// <summary>How many letters stand before the quote of a string here; -1 when no string starts here.</summary>
    private int StringPrefix()
    {
        var length = Peek() is 'b' or 'B' ? 1 : 0;
        if (Peek(length) is 'r' or 'R')
            length++;
        return Peek(length) is '"' or '\'' ? length : -1;
    }

    private void ReadString(int prefix)
    {
        var start = _at;
        var isBytes = Peek() is 'b' or 'B';
        var isRaw = prefix > 0 && Peek(prefix - 1) is 'r' or 'R';
        _at += prefix;
        var quote = Peek();
        var triple = Peek(1) == quote && Peek(2) == quote;
        _at += triple ? 3 : 1;
        var bodyStart = _at;
        while (true)
        {
            if (_at >= _source.Length || (!triple && _source[_at] is '\n' or '\r'))
            {
                Fail(new CelSpan(start, Math.Min(_at, _source.Length) - start), "the text is not closed", $"write {new string(quote, triple ? 3 : 1)} at its end");
                return;
            }

            if (_source[_at] == quote && (!triple || (Peek(1) == quote && Peek(2) == quote)))
                break;
            _at += _source[_at] == '\\' && !isRaw ? 2 : 1;
        }

        var body = new CelSpan(bodyStart, _at - bodyStart);
        _at += triple ? 3 : 1;
        var (value, problem) = Unescape.Read(_source, body, isBytes, isRaw);
        Problem ??= problem;
        Add(TokenKind.Literal, start, "", value);
    }

    private void ReadName()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() == '_')
            _at++;
        var text = _source[start.._at];
        switch (text)
        {
            case "true" or "false":
                Add(TokenKind.Literal, start, text, CelValue.Of(text == "true"));
                break;
            case "null":
                Add(TokenKind.Literal, start, text, default);
                break;
            case "in":
                Add(TokenKind.Symbol, start, text, default);
                break;
            default:
                Add(TokenKind.Name, start, text, default);
                break;
        }
    }

    private void ReadQuotedName()
    {
        var start = _at++;
        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '_' or '.' or '-' or '/' or ' ')
            _at++;
        if (Peek() != '`' || _at == start + 1)
        {
            Fail(new CelSpan(start, Math.Max(1, _at - start)), "the name between backticks is not closed", "a quoted name holds letters, digits, spaces and _ . - /");
            return;
        }

        _at++;
        Add(TokenKind.QuotedName, start, _source[(start + 1)..(_at - 1)], default);
    }

    private void ReadNumber()
    {
        var start = _at;
        if (Peek() == '0' && Peek(1) is 'x' or 'X' && Peek() == '0')
        {
            _at += 2;
            var digits = _at;
            while (char.IsAsciiHexDigit(Peek()))
                _at++;
            AddWhole(start, _source.AsSpan(digits, _at - digits), NumberStyles.AllowHexSpecifier);
            return;
        }

        SkipDigits();
        var isDouble = false;
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            isDouble = true;
            _at++;
            SkipDigits();
        }

        var sign = Peek(1) is '+' or '-' ? 2 : 1;
        if (Peek() is 'e' or 'E' && char.IsAsciiDigit(Peek(sign)))
        {
            isDouble = true;
            _at += sign;
            SkipDigits();
        }

        var text = _source.AsSpan(start, _at - start);
        if (isDouble)
            Add(TokenKind.Literal, start, "", CelValue.Of(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)));
        else
            AddWhole(start, text, NumberStyles.None);
    }

    private void AddWhole(int start, ReadOnlySpan<char> digits, NumberStyles style)
    {
        var fits = ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var number);
        var isUnsigned = Peek() is 'u' or 'U';
        if (isUnsigned)
            _at++;
        if (fits && !char.IsAsciiLetterOrDigit(Peek()) && Peek() != '_')
            Add(isUnsigned ? TokenKind.Literal : TokenKind.Whole, start, "", CelValue.Of(number));
        else if (fits)
            Fail(new CelSpan(start, _at - start + 1), $"a number cannot be followed by '{Peek()}'", "put a space or an operator between them");
        else
            Fail(new CelSpan(start, _at - start), digits.IsEmpty ? "a digit is missing" : "the number is too large", "write a number of at most 64 bits");
    }

    private void ReadSymbol()
    {
        foreach (var symbol in LongSymbols)
        {
            if (string.CompareOrdinal(_source, _at, symbol, 0, 2) == 0)
            {
                _at += 2;
                Add(TokenKind.Symbol, _at - 2, symbol, default);
                return;
            }
        }

        var c = Peek();
        if (Symbols.TryGetValue(c, out var one))
        {
            _at++;
            Add(TokenKind.Symbol, _at - 1, one, default);
            return;
        }

        var hint = c switch
        {
            '=' => "compare with ==",
            '&' => "write && for 'and'",
            '|' => "write || for 'or'",
            ';' => "an expression is one value; there are no statements",
            _ => null,
        };
        var length = char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek(1)) ? 2 : 1;
        var shown = char.IsControl(c) || char.IsSurrogate(c) && length == 1 ? $"U+{(int)c:X4}" : _source.Substring(_at, length);
        Fail(new CelSpan(_at, length), $"'{shown}' cannot stand here", hint);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek()))
            _at++;
    }

    private void Add(TokenKind kind, int start, string text, CelValue value) => _tokens.Add(new Token(kind, new CelSpan(start, _at - start), text, value));

    private void Fail(CelSpan span, string message, string? hint) => Problem ??= new CelProblem(message, span) { Hint = hint };
}
