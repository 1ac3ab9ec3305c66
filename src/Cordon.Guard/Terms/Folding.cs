using System.Globalization;

namespace Cordon.Guard.Terms;

/// <summary>
/// Folds single characters: case, width, and the marks on Latin, Greek and Cyrillic letters. The table is the canonical decomposition of Unicode, with the letters added
/// whose stroke is no mark of its own.
/// </summary>
internal static class Folding
{
    // The first letter of a word stands for those after it.
    private const string Marked =
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dďḋḍḏḑḓđ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ gĝğġģǧǵḡ hĥȟḣḥḧḩḫẖħ iìíîïĩīĭįǐȉȋḭḯỉịıİ jĵǰ kķǩḱḳḵ " +
        "lĺļľḷḹḻḽł mḿṁṃ nñńņňǹṅṇṉṋ oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ pṕṗ rŕŗřȑȓṙṛṝṟ sśŝşšșṡṣṥṧṩſẛ tţťțṫṭṯṱẗ uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ " +
        "xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ æǣǽ ʒǯ ιΐίϊἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗ αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ εέἐἑἒἓἔἕὲέ ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ " +
        "οόὀὁὂὃὄὅὸό ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ ρῤῥ σς ийѝӣӥ еѐёӗ гѓ ії кќ уўӯӱӳ ѵѷ жӂӝ аӑӓ әӛ зӟ оӧ өӫ эӭ чӵ ыӹ";

    private static readonly char[] Table = Make();

    /// <summary>The folded character.</summary>
    public static char Fold(char c)
    {
        if (c < 0x80)
            return char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        if (c is >= '\uFF01' and <= '\uFF5E')
            return Fold((char)(c - 0xFEE0));
        if (c == '\u3000')
            return ' ';
        var lower = char.ToLowerInvariant(c);
        return lower < Table.Length && Table[lower] is not '\0' and var plain ? plain : lower;
    }

    /// <summary>Whether a character leaves no trace: it cannot be seen, or is a mark on the letter before it. Vowel signs of other scripts are letters, and stay.</summary>
    public static bool IsDropped(char c) => c switch
    {
        < '\u00AD' => false,
        (>= '\u0300' and <= '\u036F') or (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF') or (>= '\uFE00' and <= '\uFE0F')
            or (>= '\uFE20' and <= '\uFE2F') or '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\u034F' => true,
        _ => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format,
    };

    /// <summary>Whether a character is a word by itself: of a script that puts no spaces between words, or a symbol.</summary>
    public static bool StandsAlone(char c) => c switch
    {
        < '\u00A0' => false,
        (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF')
            or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF66' and <= '\uFF9F') => true,
        _ => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherSymbol,
    };

    /// <summary>Whether a character is part of a word.</summary>
    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || (c >= 0x80 && (char.IsSurrogate(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherSymbol));

    private static char[] Make()
    {
        var table = new char[0x2000];
        foreach (var group in Marked.Split(' '))
        {
            foreach (var marked in group[1..])
                table[marked] = group[0];
        }

        return table;
    }
}
