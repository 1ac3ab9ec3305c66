using System.Globalization;
using System.Text;

namespace Cordon.Signals.Text.Folding;

/// <summary>
/// What each character folds to, for the first two planes of Unicode. Compiled once from <see cref="LetterTables"/>, the ranges of styled letters, and the categories of .NET.
/// The way follows UTS #39 (confusable detection) and UAX #15 (compatibility decomposition), with tables of our own.
/// </summary>
internal static class SymbolTable
{
    /// <summary>The Unicode version of the decompositions.</summary>
    public const string UnicodeVersion = "14.0";

    private const int Size = 0x20000;

    // Prime, so that letters beyond Latin spread over the classes.
    private const uint Classes = 65_521;

    // First, number, and what the first stands for: styled letters that lie in order. A zero step repeats none.
    private static readonly (int First, int Count, char For)[] Ranges =
    [
        (0xFF21, 26, 'A'), (0xFF41, 26, 'a'), (0xFF10, 10, '0'), (0x24B6, 26, 'A'), (0x24D0, 26, 'a'), (0x249C, 26, 'a'), (0x2460, 9, '1'), (0x2474, 9, '1'), (0x2488, 9, '1'),
        (0x24EA, 1, '0'), (0x24FF, 1, '0'), (0x24F5, 9, '1'), (0x2776, 9, '1'), (0x2780, 9, '1'), (0x278A, 9, '1'), (0x1F110, 26, 'A'), (0x1F130, 26, 'A'), (0x1F150, 26, 'A'),
        (0x1F170, 26, 'A'), (0x1F1E6, 26, 'A'), (0x1D7CE, 10, '0'), (0x1D7D8, 10, '0'), (0x1D7E2, 10, '0'), (0x1D7EC, 10, '0'), (0x1D7F6, 10, '0'), (0x1FBF0, 10, '0'),
    ];

    private static readonly List<uint[]> Expansions = [];
    private static readonly Symbol[] Table = Make();

    /// <summary>The symbols of the first two planes, by code point.</summary>
    public static ReadOnlySpan<Symbol> All => Table;

    /// <summary>What a code point folds to.</summary>
    public static Symbol Of(int codePoint) => codePoint < Size ? Table[codePoint] : codePoint is >= 0xE0000 and <= 0xE0FFF
        ? new Symbol(0, 0, SymbolKind.Invisible, SymbolTraits.None)
        : new Symbol((uint)codePoint, ClassOf((uint)codePoint), SymbolKind.Letter, SymbolTraits.Alone);

    /// <summary>The letters of a symbol that stands for several.</summary>
    public static ReadOnlySpan<uint> Letters(Symbol several) => Expansions[(int)several.Fine];

    private static ushort ClassOf(uint fine) => fine < 128 ? (ushort)fine : (ushort)(128 + (fine % (Classes - 128)));

    private static Symbol[] Make()
    {
        var table = new Symbol[Size];
        var styled = new Dictionary<int, int>();
        var variants = new Dictionary<int, int>();
        var looks = new Dictionary<int, char>();
        foreach (var (first, count, letter) in Ranges)
        {
            for (var i = 0; i < count; i++)
                styled[first + i] = letter + i;
        }

        // Mathematical alphabets: thirteen of 26 capitals and 26 small letters.
        for (var i = 0; i < 13 * 52; i++)
            styled[0x1D400 + i] = i % 52 < 26 ? 'A' + (i % 52) : 'a' + (i % 52) - 26;
        foreach (var group in LetterTables.Variants.Split(' '))
        {
            foreach (var variant in group[1..])
                variants[variant] = group[0];
        }

        foreach (var group in LetterTables.LookAlikes.Split(' '))
        {
            foreach (var look in group[1..])
                looks[look] = group[0];
        }

        for (var code = 0; code < Size; code++)
            table[code] = Letter(code, styled, variants, looks);
        foreach (var group in LetterTables.Several.Split(' '))
        {
            var (letters, characters) = (group[..group.IndexOf(':', StringComparison.Ordinal)], group[(group.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            foreach (var character in characters)
                table[character] = Several(letters);
        }

        (table[0xDF], table[0x1E9E], table[0xE6], table[0xC6], table[0x153], table[0x152]) = (Several("ss"), Several("ss"), Several("ae"), Several("ae"), Several("oe"), Several("oe"));
        (table[0x1F18E], table[0x1F191], table[0x1F193], table[0x1F194], table[0x1F196], table[0x1F197]) = (Several("ab"), Several("cl"), Several("free"), Several("id"), Several("ng"), Several("ok"));
        foreach (var group in LetterTables.Leet.Split(' '))
        {
            foreach (var sign in group[1..])
                table[sign] = new Symbol(sign, Merged(group[0]), char.IsAsciiDigit(sign) ? SymbolKind.Digit : SymbolKind.Sign, SymbolTraits.None);
        }

        foreach (var group in LetterTables.Emoji.Split(' '))
        {
            foreach (var rune in group[1..].EnumerateRunes())
                table[rune.Value] = new Symbol(group[0], Merged(group[0]), SymbolKind.Letter, SymbolTraits.Styled | SymbolTraits.Latin);
        }

        // A styled digit folds as the digit does.
        for (var code = 128; code < Size; code++)
        {
            if (table[code] is { Fine: >= '0' and <= '9', Kind: not SymbolKind.Several } digit)
                table[code] = table[digit.Fine] with { Traits = SymbolTraits.Styled };
        }

        return table;
    }

    private static Symbol Several(string letters)
    {
        Expansions.Add([.. letters.Select(c => (uint)c)]);
        return new Symbol((uint)(Expansions.Count - 1), 0, SymbolKind.Several, SymbolTraits.Styled);
    }

    // 'i' and 'l' share a class, since '1', '|' and 'I' are written for both.
    private static ushort Merged(char letter) => letter == 'l' ? 'i' : letter;

    private static Symbol Letter(int code, Dictionary<int, int> styled, Dictionary<int, int> variants, Dictionary<int, char> looks)
    {
        if (code is >= 0xD800 and <= 0xDFFF)
            return new Symbol((uint)code, ClassOf((uint)code), SymbolKind.Break, SymbolTraits.None);
        var traits = SymbolTraits.None;
        var plain = code;
        if (styled.TryGetValue(code, out var letter))
            (plain, traits) = (letter, SymbolTraits.Styled);
        var kind = plain == code ? KindOf(code) : SymbolKind.Letter;
        if (kind is SymbolKind.Space or SymbolKind.Break or SymbolKind.Invisible or SymbolKind.Mark)
            return new Symbol((uint)code, 0, kind, SymbolTraits.None);
        if (looks.TryGetValue(plain, out var like))
            return new Symbol((uint)Lower(plain), Merged(like), kind, traits | SymbolTraits.LookAlike | CaseOf(plain));
        traits |= CaseOf(plain);
        var lower = Lower(plain);
        if (variants.TryGetValue(lower, out var variant) || variants.TryGetValue(plain, out variant))
        {
            traits |= IsSmallOrRaised(plain) ? SymbolTraits.Styled : SymbolTraits.None;
            lower = variant;
        }

        if (looks.TryGetValue(lower, out like))
            return new Symbol((uint)lower, Merged(like), kind, traits | SymbolTraits.LookAlike);
        if (lower is >= 'a' and <= 'z')
            return new Symbol((uint)lower, Merged((char)lower), SymbolKind.Letter, traits | SymbolTraits.Latin);
        if (StandsAlone(code) || kind == SymbolKind.Sign)
            traits |= SymbolTraits.Alone;
        return new Symbol((uint)lower, ClassOf((uint)lower), kind, traits);
    }

    private static bool IsSmallOrRaised(int code) => code is (>= 0x1D00 and <= 0x1DBF) or (>= 0x2070 and <= 0x214F) or (>= 0x02B0 and <= 0x02E4);

    private static int Lower(int code) => Rune.ToLowerInvariant(new Rune(code)).Value;

    private static SymbolTraits CaseOf(int code) => Rune.IsUpper(new Rune(code)) ? SymbolTraits.Upper : Rune.IsLower(new Rune(code)) ? SymbolTraits.Lower : SymbolTraits.None;

    private static SymbolKind KindOf(int code)
    {
        if (code is (>= 0x0300 and <= 0x036F) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F) or 0x0483 or 0x0488 or 0x0489)
            return SymbolKind.Mark;
        if (code is (>= 0xFE00 and <= 0xFE0F) or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x034F or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800)
            return SymbolKind.Invisible;
        return Rune.GetUnicodeCategory(new Rune(code)) switch
        {
            UnicodeCategory.Format => SymbolKind.Invisible,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => SymbolKind.Space,
            UnicodeCategory.Control => code is >= 9 and <= 13 ? SymbolKind.Space : SymbolKind.Invisible,
            UnicodeCategory.DecimalDigitNumber => SymbolKind.Digit,
            UnicodeCategory.OtherSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.MathSymbol => SymbolKind.Sign,
            UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation => SymbolKind.Break,
            _ => SymbolKind.Letter,
        };
    }

    private static bool StandsAlone(int code) => code is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9F);
}
