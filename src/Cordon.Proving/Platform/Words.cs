using System.Text;

namespace Cordon.Proving.Platform;

/// <summary>The platform's language: neutral words, half of them everyday English, the rest made of syllables.</summary>
internal static class Words
{
    /// <summary>Words in the vocabulary; a power of two, so that ten bits pick one.</summary>
    public const int Count = 1024;

    private const string Everyday =
        "morning coffee garden window river market summer winter yellow paper cloud bridge mountain lemon bread train " +
        "music kitchen letter pencil basket orange silver ticket island forest candle button planet ladder marble pepper " +
        "walk bake paint build carry plant mend fold travel gather listen measure open close early later quiet bright " +
        "new old small large round warm cool fresh widget gadget blue green about under after before with from today again";

    /// <summary>Each word in UTF-8 with a space behind it.</summary>
    public static readonly byte[][] Spaced = Make();

    private static byte[][] Make()
    {
        var words = new byte[Count][];
        var everyday = Everyday.Split(' ');
        var random = new RandomStream(0x776F726473);
        Span<byte> made = stackalloc byte[8];
        for (var i = 0; i < Count; i++)
        {
            if (i % 2 == 0)
            {
                words[i] = Encoding.UTF8.GetBytes(everyday[i / 2 % everyday.Length] + " ");
                continue;
            }

            var syllables = random.Between(2, 3);
            for (var s = 0; s < syllables; s++)
                Syllables.Write(made[(2 * s)..], (uint)random.Below(64));
            words[i] = [.. made[..(2 * syllables)], (byte)' '];
        }

        return words;
    }
}

/// <summary>Pronounceable names: six bits are a consonant and a vowel.</summary>
internal static class Syllables
{
    /// <summary>Writes one syllable, two bytes.</summary>
    public static void Write(Span<byte> into, uint sixBits)
    {
        into[0] = "bdfgklmnprstvzhj"u8[(int)(sixBits >> 2) & 15];
        into[1] = "aeio"u8[(int)sixBits & 3];
    }
}
