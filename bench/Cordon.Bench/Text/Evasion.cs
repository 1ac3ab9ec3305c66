using System.Globalization;
using System.Text;
using Cordon.Events;

namespace Cordon.Bench.Text;

/// <summary>Ten ways to spell a word so that people read it and a list of words does not. What each puts in is written here anew, not taken from the matcher's tables.</summary>
internal static class Evasion
{
    /// <summary>The ten kinds.</summary>
    public static readonly string[] Kinds = ["case", "style", "look-alike", "leet", "invisible", "marks", "separators", "repeats", "emoji", "right-to-left"];

    private static readonly Dictionary<char, string> LookAlikes = new()
    {
        ['a'] = "аα",
        ['c'] = "сϲ",
        ['e'] = "еє",
        ['i'] = "іι",
        ['j'] = "ј",
        ['k'] = "кκ",
        ['m'] = "м",
        ['o'] = "оοօ",
        ['p'] = "рρ",
        ['s'] = "ѕ",
        ['t'] = "тτ",
        ['u'] = "υս",
        ['v'] = "ѵν",
        ['x'] = "хχ",
        ['y'] = "уγ",
    };

    private static readonly Dictionary<char, string> Leet = new() { ['a'] = "4@", ['b'] = "8", ['e'] = "3€", ['g'] = "69", ['i'] = "1!|", ['l'] = "1|", ['o'] = "0", ['s'] = "5$", ['t'] = "7+", ['z'] = "2" };

    private static readonly string[] Hidden = ["\u200B", "\u200C", "\u2060", "\uFEFF", "\u00AD", "\u180E"];
    private static readonly string[] Put = [".", "-", "_", "*", " ", "/"];
    private static readonly string[] Pictures = ["🔥", "✨", "💙", "🔹"];
    private static readonly int[] Styles = [0x1D41A, 0x1D44E, 0x1D4EA, 0x1D586, 0x1D5BA, 0x1D68A, 0x24D0, 0xFF41, 0x1F130, 0x1F150];

    /// <summary>A word, evaded.</summary>
    /// <param name="word">Lower-case letters of Latin and spaces.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="random">What is drawn from.</param>
    /// <returns>The evaded word; null when the kind leaves it as it was.</returns>
    public static string? Of(string word, string kind, SeededRandom random)
    {
        if (kind == "right-to-left")
            return $"\u202E{new string([.. word.Reverse()])}\u202C";
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var style = Styles[random.Next(Styles.Length)];
            var between = kind switch { "separators" => Put[random.Next(Put.Length)], "emoji" => Pictures[random.Next(Pictures.Length)], _ => "" };
            var text = new StringBuilder();
            for (var i = 0; i < word.Length; i++)
            {
                var c = word[i];
                // Separators stand between all letters; the rest strike every second letter or so.
                var struck = c != ' ' && (between.Length > 0 || random.Next(2) == 0);
                text.Append(struck ? Letter(c, kind, style, random) : c.ToString());
                if (struck && between.Length > 0 && i + 1 < word.Length && word[i + 1] != ' ')
                    text.Append(between);
            }

            if (text.ToString() is var evaded && evaded != word)
                return evaded;
        }

        return null;
    }

    private static string Letter(char c, string kind, int style, SeededRandom random) => kind switch
    {
        "case" => char.ToUpper(c, CultureInfo.InvariantCulture).ToString(),
        "style" => char.ConvertFromUtf32(style + c - 'a') is var styled && style != 0x1D44E ? styled : c == 'h' ? "ℎ" : styled,
        "look-alike" => LookAlikes.TryGetValue(c, out var looks) ? looks[random.Next(looks.Length)].ToString() : c.ToString(),
        "leet" => Leet.TryGetValue(c, out var signs) ? signs[random.Next(signs.Length)].ToString() : c.ToString(),
        "invisible" => c + Hidden[random.Next(Hidden.Length)],
        "marks" => $"{c}{(char)(0x0300 + random.Next(0x30))}{(random.Next(2) == 0 ? "\u0336" : "")}",
        "repeats" => new string(c, 2 + random.Next(4)),
        _ => c.ToString(),
    };
}
