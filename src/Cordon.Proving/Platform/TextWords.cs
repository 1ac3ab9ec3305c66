namespace Cordon.Proving.Platform;

/// <summary>Which words of <see cref="Words"/> the text of an event has.</summary>
internal static class TextWords
{
    /// <summary>No text has more words, besides its phrase.</summary>
    public const int Most = 10;

    /// <summary>How many words the text of a seed has: 4 to 10.</summary>
    public static int CountOf(ulong seed) => Count(new RandomStream(seed).Next());

    /// <summary>Fills in the words of a text, without its phrase, and gives their number; 0 where there is no text.</summary>
    public static int Of(in SimulatedEvent e, Span<ushort> into)
    {
        if (e.Text == 0)
            return 0;
        var random = new RandomStream(e.Text);
        var words = Count(random.Next());
        var bits = random.Next();
        var variant = new RandomStream(e.Variant);
        var varied = e.VariedWords == 0 ? 0 : Positions(ref variant, words, e.VariedWords);
        for (var i = 0; i < words; i++)
        {
            // Six words use sixty bits; then the generator is asked again.
            if (i == 6)
                bits = random.Next();
            var word = (varied >> i & 1) == 0 ? bits : variant.Next();
            into[i] = (ushort)(word & (Words.Count - 1));
            bits >>= 10;
        }

        return words;
    }

    private static int Count(ulong bits) => 4 + (int)(bits & 3) + (int)((bits >> 2) & 3);

    /// <summary>Which words are replaced, one bit each.</summary>
    private static int Positions(ref RandomStream random, int words, int count)
    {
        var positions = 0;
        for (var left = Math.Min(count, words); left > 0;)
        {
            var bit = 1 << random.Below(words);
            if ((positions & bit) != 0)
                continue;
            positions |= bit;
            left--;
        }

        return positions;
    }
}
