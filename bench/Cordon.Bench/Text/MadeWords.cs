using System.Text;
using Cordon.Events;

namespace Cordon.Bench.Text;

/// <summary>Made-up words, terms of them, and messages of ordinary words in which some terms stand.</summary>
internal static class MadeWords
{
    private const string Consonants = "bcdfghjklmnprstvwz";
    private const string Vowels = "aeiou";

    private static readonly string[] Ordinary =
    [
        "the", "a", "and", "of", "to", "in", "is", "that", "for", "it", "as", "was", "with", "on", "at", "by", "this", "from", "they", "we", "say", "her", "she", "or", "an", "will", "my", "one",
        "all", "would", "there", "their", "what", "so", "up", "out", "if", "about", "who", "get", "which", "go", "me", "when", "make", "can", "like", "time", "no", "just", "him", "know", "take",
        "people", "into", "year", "your", "good", "some", "could", "them", "see", "other", "than", "then", "now", "look", "only", "come", "its", "over", "think", "also", "back", "after", "use",
        "two", "how", "our", "work", "first", "well", "way", "even", "new", "want", "because", "any", "these", "give", "day", "most", "us", "garden", "morning", "kitchen", "football", "music", "travel",
        "holiday", "weather", "recipe", "picture", "yesterday", "tomorrow", "friends", "family", "beautiful", "wonderful", "question", "answer", "school", "station", "running", "painting", "window",
    ];

    private static readonly string[] Foreign = ["сегодня", "хорошая", "погода", "heute", "schönes", "Wetter", "καλημέρα", "今日は", "いい天気", "वह", "أهلا", "çok", "güzel", "été", "niño"];

    /// <summary>A made-up word of some syllables.</summary>
    public static string Word(int syllables, SeededRandom random)
    {
        var word = new StringBuilder();
        for (var i = 0; i < syllables; i++)
            word.Append(Consonants[random.Next(Consonants.Length)]).Append(Vowels[random.Next(Vowels.Length)]).Append(random.Next(3) == 0 ? Consonants[random.Next(Consonants.Length)].ToString() : "");
        return word.ToString();
    }

    /// <summary>Different terms of one or two made-up words.</summary>
    public static string[] Terms(int count, SeededRandom random)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        while (terms.Count < count)
            terms.Add(random.Next(3) == 0 ? $"{Word(2, random)} {Word(2, random)}" : Word(3 + random.Next(2), random));
        return [.. terms];
    }

    /// <summary>A message: one word in twenty of another language, one message in ten with an emoji, in twenty with a term, half of these evaded.</summary>
    public static string Message(int chars, string[] terms, SeededRandom random)
    {
        var text = new StringBuilder();
        while (text.Length < chars)
        {
            var word = random.Next(20) == 0 ? Foreign[random.Next(Foreign.Length)] : Ordinary[random.Next(Ordinary.Length)];
            text.Append(text.Length == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word).Append(random.Next(9) switch { 0 => ", ", 1 => ". ", _ => " " });
        }

        if (random.Next(10) == 0)
            text.Append("🔥 ");
        if (random.Next(20) == 0)
        {
            var term = terms[random.Next(terms.Length)];
            text.Insert(random.Next(text.Length / 2), $" {(random.Next(2) == 0 ? term : Evasion.Of(term, Evasion.Kinds[random.Next(Evasion.Kinds.Length)], random))} ");
        }

        var cut = Math.Min(chars, text.Length);
        return text.ToString(0, char.IsHighSurrogate(text[cut - 1]) ? cut - 1 : cut);
    }
}
