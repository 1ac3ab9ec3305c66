using System.Text;
using Cordon.Proving.Platform;

namespace Cordon.Proving.Living.Recommending;

/// <summary>Finds recent posts by their words.</summary>
internal sealed class WordIndex
{
    private const int Kept = 64;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly int[] _numbers = new int[Words.Count];
    private readonly Dictionary<int, int[]> _phrases = [];
    private readonly RecentLists _posts = new(Words.Count, Kept);
    private readonly Phrases _texts;

    public WordIndex(Phrases texts)
    {
        _texts = texts;
        for (var i = 0; i < Words.Count; i++)
            _numbers[i] = Number(Encoding.UTF8.GetString(Words.Spaced[i]).TrimEnd());
    }

    /// <summary>The posts of each word.</summary>
    public RecentLists Posts => _posts;

    public void Add(in SimulatedEvent e, int post)
    {
        Span<ushort> words = stackalloc ushort[TextWords.Most];
        foreach (var word in words[..TextWords.Of(e, words)])
            _posts.Add(_numbers[word], post);
        foreach (var word in OfPhrase(e.Phrase))
            _posts.Add(word, post);
    }

    /// <summary>The numbers of a phrase's words.</summary>
    public int[] OfPhrase(int phrase)
    {
        if (phrase == 0)
            return [];
        if (!_phrases.TryGetValue(phrase, out var words))
            _phrases.Add(phrase, words = [.. _texts.Text(phrase).Split(' ').Select(Number)]);
        return words;
    }

    private int Number(string word)
    {
        if (!_words.TryGetValue(word, out var number))
        {
            _words.Add(word, number = _words.Count);
            _posts.Reach(number + 1);
        }

        return number;
    }
}
