using System.Runtime.InteropServices;
using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;

namespace Cordon.Guard.Terms;

/// <summary>
/// Terms of one or more words, looked up by whole words: case, width, marks and characters that cannot be seen make no difference. Immutable; the texts of the terms are not
/// kept. This is the only place that decides what counts as a match.
/// </summary>
public sealed class TermTable
{
    private readonly EntityTable _table;
    private readonly GuardKeys _keys;
    private readonly int _longest;

    private TermTable(EntityTable table, GuardKeys keys, int longest, int refused) => (_table, _keys, _longest, Refused) = (table, keys, longest, refused);

    /// <summary>How many different terms there are.</summary>
    public int Count => _table.Count;

    /// <summary>Terms that hold no word, or too many, or are too long: they match nothing.</summary>
    public int Refused { get; }

    /// <summary>The bytes of the table.</summary>
    public long Bytes => _table.Bytes;

    /// <summary>A table without terms.</summary>
    public static TermTable Empty(GuardKeys keys) => Of(keys, new GuardPolicy(), []);

    /// <summary>Makes a table.</summary>
    /// <param name="keys">How texts become keys.</param>
    /// <param name="policy">Says which list is the stricter when a term is in two.</param>
    /// <param name="terms">Terms, each with the number of its list in <see cref="GuardPolicy.Lists"/>.</param>
    public static TermTable Of(GuardKeys keys, GuardPolicy policy, IEnumerable<(string Term, int List)> terms)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(terms);
        var lists = new Dictionary<ulong, int>();
        var (longest, refused) = (0, 0);
        Span<char> folded = stackalloc char[GuardLimits.QueryChars * 2];
        Span<Word> words = stackalloc Word[GuardLimits.QueryChars];
        foreach (var (term, list) in terms)
        {
            var text = term.Length <= GuardLimits.QueryChars ? FoldedText.Of(term, folded, words) : default;
            if (text.Words.Length is 0 or > GuardLimits.TermWords)
            {
                refused++;
                continue;
            }

            longest = Math.Max(longest, text.Words.Length);
            ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, KeyOf(keys, text.Text), out var known);
            if (!known || IsStricter(policy.Lists[list], policy.Lists[held]))
                held = list;
        }

        return new TermTable(EntityTable.Of([.. lists.Select(l => new EntityChange(l.Key, new EntityState(EntityTraits.None, 0, l.Value + 1)))]), keys, longest, refused);
    }

    /// <summary>Whether what one list says goes before what the other says.</summary>
    public static bool IsStricter(TermList one, TermList other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Action != other.Action ? one.Action > other.Action : one.ChildSafety && !other.ChildSafety;
    }

    /// <summary>Finds the terms of a text.</summary>
    /// <param name="text">The text, folded.</param>
    /// <param name="policy">The policy whose lists the terms are of.</param>
    /// <param name="covered">Gets true for every word that is part of a term; room for all words. Empty when nobody asks.</param>
    /// <returns>The number of the strictest list; −1 when no term is found.</returns>
    internal int Match(in FoldedText text, GuardPolicy policy, Span<bool> covered)
    {
        var strictest = -1;
        for (var first = 0; first < text.Words.Length; first++)
        {
            for (var count = Math.Min(_longest, text.Words.Length - first); count > 0; count--)
            {
                if (!_table.Find(KeyOf(_keys, text.Phrase(first, count)), out var found))
                    continue;
                var list = found.Network - 1;
                if (strictest < 0 || IsStricter(policy.Lists[list], policy.Lists[strictest]))
                    strictest = list;
                if (!covered.IsEmpty)
                    covered.Slice(first, count).Fill(true);
            }
        }

        return strictest;
    }

    private static ulong KeyOf(GuardKeys keys, ReadOnlySpan<char> phrase) => keys.Of(MemoryMarshal.AsBytes(phrase));
}
