using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Cordon.Signals.Text.Folding;

namespace Cordon.Signals.Text.Terms;

/// <summary>How a bank is read from a file.</summary>
public sealed partial class TermBank
{
    /// <summary>Longest file, in bytes (64 MiB).</summary>
    public const int MostBytes = 1 << 26;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Reads a bank from UTF-8 text: a term a line, then, after " | ", what holds for it: <c>boundary=word|start|end|inside budget=0–63 severity=low|medium|high|critical
    /// allow=word,word</c>. Blank lines and lines that begin with '#' are left out; a term that begins with '#' or '\' is written with a '\' before it.
    /// </summary>
    /// <param name="name">The bank's name.</param>
    /// <param name="file">The file, at most 64 MiB; read to its end.</param>
    /// <param name="bank">The bank, when there is no fault.</param>
    /// <param name="fault">What is wrong and in which line, otherwise.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static bool TryRead(string name, Stream file, [NotNullWhen(true)] out TermBank? bank, [NotNullWhen(false)] out string? fault)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > MostBytes)
            {
                (bank, fault) = (null, $"bank '{name}' has more than {MostBytes} bytes; split it");
                return false;
            }

            bytes.Write(buffer, 0, read);
        }

        return TryRead(name, bytes.ToArray(), out bank, out fault);
    }

    private static bool TryRead(string name, byte[] file, [NotNullWhen(true)] out TermBank? bank, [NotNullWhen(false)] out string? fault)
    {
        (bank, fault) = (null, null);
        var terms = new List<(Term Term, int Line)>();
        string text;
        try
        {
            text = Strict.GetString(file);
        }
        catch (DecoderFallbackException bad)
        {
            fault = $"bank '{name}': byte {bad.Index + 1} is not valid UTF-8; save the file as UTF-8";
            return false;
        }

        var number = 0;
        foreach (var written in text.TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            var line = written.Trim(" \t");
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (!TryReadTerm(line.ToString(), out var term, out fault))
            {
                fault = $"bank '{name}', line {number}: {fault}";
                return false;
            }

            terms.Add((term, number));
        }

        var (made, wrong) = Make(name, Convert.ToHexStringLower(SHA256.HashData(file)), terms);
        (bank, fault) = (made, wrong);
        return made is not null;
    }

    /// <summary>Makes a bank of terms.</summary>
    /// <exception cref="ArgumentException">A term cannot be looked for: it has too few letters or too many.</exception>
    public static TermBank Of(string name, IEnumerable<Term> terms)
    {
        var list = terms.ToList();
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', list.Select(t => $"{t.Text}|{t.Boundary}|{t.Budget}|{t.Severity}|{string.Join(',', t.Allowed)}"))));
        var (bank, fault) = Make(name, Convert.ToHexStringLower(digest), [.. list.Select((t, i) => (t, i + 1))]);
        return bank ?? throw new ArgumentException(fault, nameof(terms));
    }

    private static bool TryReadTerm(string line, [NotNullWhen(true)] out Term? term, [NotNullWhen(false)] out string? fault)
    {
        (term, fault) = (null, null);
        var bar = line.IndexOf(" | ", StringComparison.Ordinal);
        var text = bar < 0 ? line : line[..bar].TrimEnd();
        if (text.Length > 1 && text[0] == '\\' && text[1] is '#' or '\\')
            text = text[1..];
        var read = Term.Of(text);
        foreach (var option in bar < 0 ? [] : line[(bar + 3)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = equals < 0 ? (option, "") : (option[..equals], option[(equals + 1)..]);
            switch (key)
            {
                case "boundary" when Enum.TryParse<TermBoundary>(value, ignoreCase: true, out var boundary) && IsWord(value):
                    read = read with { Boundary = boundary };
                    break;
                case "severity" when Enum.TryParse<TermSeverity>(value, ignoreCase: true, out var severity) && IsWord(value):
                    read = read with { Severity = severity };
                    break;
                case "budget" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var budget) && budget <= Term.MostBudget:
                    read = read with { Budget = budget };
                    break;
                case "allow" when value.Length > 0:
                    read = read with { Allowed = value.Replace('_', ' ').Split(',', StringSplitOptions.RemoveEmptyEntries) };
                    break;
                default:
                    fault = $"'{option}' is none of boundary=word|start|end|inside, budget=0 to {Term.MostBudget}, severity=low|medium|high|critical, allow=word,word";
                    return false;
            }
        }

        term = read;
        return true;
    }

    private static bool IsWord(string value) => value.All(char.IsAsciiLetterLower);

    private static (TermBank? Bank, string? Fault) Make(string name, string version, List<(Term Term, int Line)> terms)
    {
        if (terms.Count > MostTerms)
            return (null, $"bank '{name}' has {terms.Count} terms; at most {MostTerms} are possible, so split it");
        if (terms.Sum(t => t.Term.Allowed.Count) > MostAllowed)
            return (null, $"bank '{name}' allows more than {MostAllowed} words; split it");
        var folded = new FoldedText();
        var letters = new List<PatternLetter>();
        var patterns = new List<Pattern>();
        var signs = false;
        for (var i = 0; i < terms.Count; i++)
        {
            var (term, line) = terms[i];
            if (Add(term.Text, i, term.Boundary, term.Budget, isAllowed: false) is { } fault)
                return (null, $"bank '{name}', line {line}: {fault}");
            foreach (var word in term.Allowed)
            {
                if (Add(word, i, TermBoundary.Word, 0, isAllowed: true) is { } wrong)
                    return (null, $"bank '{name}', line {line}: allow: {wrong}");
            }
        }

        return (new TermBank(name, version, [.. terms.Select(t => t.Term)], [.. patterns], [.. letters], signs), null);

        string? Add(string text, int index, TermBoundary boundary, int budget, bool isAllowed)
        {
            folded.Fold(text, signs: true);
            var view = folded.IsSigned ? folded.Signed : folded.Plain;
            signs |= folded.HasSigns;
            var elements = view.Elements;
            if (elements.Length is < Term.FewestLetters or > Term.MostLetters && !(elements.Length == 1 && (elements[0].Traits & SymbolTraits.Alone) != 0))
                return $"'{text}' has {elements.Length} letters; {Term.FewestLetters} to {Term.MostLetters} are possible";
            var first = letters.Count;
            for (var j = 0; j < elements.Length; j++)
                letters.Add(new PatternLetter(elements[j].Fine, elements[j].Coarse, j > 0 && elements[j].Gap > 0));
            var runs = RunsOf(CollectionsMarshal.AsSpan(letters)[first..]).Length;
            patterns.Add(new Pattern(index, first, (byte)elements.Length, (byte)runs, (byte)budget, boundary, isAllowed));
            return null;
        }
    }
}
