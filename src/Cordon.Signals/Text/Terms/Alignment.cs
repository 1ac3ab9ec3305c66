using Cordon.Signals.Text.Folding;

namespace Cordon.Signals.Text.Terms;

/// <summary>
/// The cheapest way in which a stretch of a text spells a pattern: each letter of the text stands for the next letter of the pattern, or repeats the last. Found by dynamic
/// programming over (letter of the pattern, whether it is repeated).
/// </summary>
internal static class Alignment
{
    // What is compared, most weighty first: the cost, how many letters of the text it takes, how many are not the pattern's own, how many of them are digits and signs.
    private const long Cost = 1L << 40;
    private const long Taken = 1L << 24;
    private const long Foreign = 1L << 12;
    private const long Sign = 1;
    private const long None = long.MaxValue / 2;

    // Of a term that is spelled with no letter of its own, fewest letters, and no digits: a word in look-alikes.
    private const int FewestAlike = 5;

    /// <summary>Finds it.</summary>
    /// <param name="text">The letters of the text.</param>
    /// <param name="from">Where it may begin: from here, and before <paramref name="latestStart"/>.</param>
    /// <param name="latestStart">Behind the last place where it may begin.</param>
    /// <param name="earliestEnd">The first letter that may be its last.</param>
    /// <param name="to">Behind the last letter that may be its last.</param>
    /// <param name="letters">The letters of the pattern, at most <see cref="Term.MostLetters"/>.</param>
    /// <param name="boundary">Where in a word it may stand.</param>
    /// <param name="budget">The greatest cost.</param>
    /// <param name="first">Its first letter.</param>
    /// <param name="end">Behind its last letter.</param>
    /// <returns>The cost; −1 when there is none within the budget.</returns>
    public static int Find(
        ReadOnlySpan<Element> text, int from, int latestStart, int earliestEnd, int to, ReadOnlySpan<PatternLetter> letters, TermBoundary boundary, int budget, out int first, out int end)
    {
        Span<long> once = stackalloc long[Term.MostLetters];
        Span<long> more = stackalloc long[Term.MostLetters];
        once = once[..letters.Length];
        more = more[..letters.Length];
        once.Fill(None);
        more.Fill(None);
        var (best, bestEnd) = (None, 0);
        var last = letters.Length - 1;
        for (var k = from; k < to; k++)
        {
            ref readonly var e = ref text[k];
            var alive = false;
            // From the end of the pattern, so that what is read is of the letter before.
            for (var j = last; j >= 0; j--)
            {
                var stands = Stands(e, letters[j]);
                if (stands == None)
                {
                    (once[j], more[j]) = (None, None);
                    continue;
                }

                var gap = e.Gap * Cost;
                var repeated = Math.Min(once[j] + Cost, more[j]) + gap + stands;
                var next = None;
                if (j > 0)
                {
                    var before = Math.Min(once[j - 1], more[j - 1]);
                    next = before + stands + (letters[j].AfterGap ? e.Gap == 0 ? Cost : 0 : gap);
                }
                else if (k < latestStart && (boundary is TermBoundary.End or TermBoundary.Inside || e.Begins))
                {
                    next = stands;
                }

                // Beyond the budget nothing is of use, and sums stay small.
                once[j] = next >= (budget + 1) * Cost ? None : next;
                more[j] = repeated >= (budget + 1) * Cost ? None : repeated;
                alive |= once[j] != None || more[j] != None;
            }

            if (k >= earliestEnd && (boundary is TermBoundary.Start or TermBoundary.Inside || e.Ends) && Math.Min(once[last], more[last]) is var key && key < best)
                (best, bestEnd) = (key, k + 1);
            if (!alive && k + 1 >= latestStart)
                break;
        }

        (first, end) = (0, 0);
        if (best == None || !IsItself(best, letters.Length))
            return -1;
        end = bestEnd;
        first = bestEnd - (int)((best / Taken) & 0xFFFF);
        return (int)(best / Cost);
    }

    // What it costs that a letter of the text stands for a letter of the pattern.
    private static long Stands(in Element e, PatternLetter letter)
    {
        if (e.Fine == letter.Fine)
            return Taken;
        if (e.Coarse != letter.Coarse || e.Coarse >= 128 || letter.Fine is >= '0' and <= '9')
            return None;
        if (e.Fine is >= 'a' and <= 'z' && letter.Fine is >= 'a' and <= 'z')
            // 'I' is written for 'l'. 'i' and 'l' are not taken for one another.
            return (e.Traits & SymbolTraits.Upper) != 0 && e.Fine == 'i' ? Cost + Taken + Foreign : None;
        return e.Kind is SymbolKind.Digit or SymbolKind.Sign ? Cost + Taken + Foreign + Sign : Cost + Taken + Foreign;
    }

    // A number is not a word: at least one letter is the pattern's own, or all are look-alikes of a longer one.
    private static bool IsItself(long key, int letters)
    {
        var (taken, foreign, signs) = ((key / Taken) & 0xFFFF, (key / Foreign) & 0xFFF, key & 0xFFF);
        return foreign < taken || (signs == 0 && letters >= FewestAlike);
    }
}
