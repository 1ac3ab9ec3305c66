using System.Text;

namespace Cordon.Proving.Platform;

/// <summary>Words that people write as they stand: queries, and what networks call their goods. Plain ASCII, numbered from 1.</summary>
internal sealed class Phrases
{
    /// <summary>No phrase is longer than this many bytes.</summary>
    public const int LongestBytes = 64;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [""];
    private readonly List<byte[]> _bytes = [[]];

    /// <summary>The number of a phrase, given anew where it has none. Signs that are not plain letters, digits or spaces become spaces; what is too long is cut.</summary>
    public int Number(string text)
    {
        var plain = Plain(text);
        if (plain.Length == 0)
            return 0;
        if (!_numbers.TryGetValue(plain, out var number))
        {
            number = _texts.Count;
            _numbers.Add(plain, number);
            _texts.Add(plain);
            _bytes.Add(Encoding.ASCII.GetBytes(plain));
        }

        return number;
    }

    /// <summary>The number of a phrase; 0 where it has none.</summary>
    public int Find(string text) => _numbers.GetValueOrDefault(Plain(text));

    public string Text(int number) => _texts[number];

    public ReadOnlySpan<byte> Bytes(int number) => _bytes[number];

    private static string Plain(string text)
    {
        var plain = new StringBuilder(Math.Min(text.Length, LongestBytes));
        foreach (var c in text)
        {
            if (plain.Length == LongestBytes)
                break;
            var kept = char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ';
            if (kept != ' ' || (plain.Length > 0 && plain[^1] != ' '))
                plain.Append(kept);
        }

        return plain.ToString().TrimEnd();
    }
}
