namespace Cordon.Signals.Text.Folding;

/// <summary>
/// The letters that are more than one way to write the same letter, and those that look alike. The first two tables follow the canonical and compatibility decompositions of
/// Unicode 14; the others are ours.
/// </summary>
internal static class LetterTables
{
    /// <summary>Letters with marks, raised, lowered or drawn in a style. The first of a word stands for those after it.</summary>
    public const string Variants =
        "0⁰₀ 1¹₁ 2²₂ 3³₃ 4⁴₄ 5⁵₅ 6⁶₆ 7⁷₇ 8⁸₈ 9⁹₉ aªàáâãäåāăąǎǟǡǻȁȃȧᴬᵃḁạảấầẩẫậắằẳẵặₐ bᴮᵇḃḅḇℬ cçćĉċčᶜḉℂℭⅽꟲ dďᴰᵈḋḍḏḑḓⅅⅆⅾ eèéêëēĕėęěȅȇȩᴱᵉḕḗḙḛḝẹẻẽếềểễệₑℯℰⅇ fᶠḟℱꟳ " +
        "gĝğġģǧǵᴳᵍḡℊ hĥȟʰᴴḣḥḧḩḫẖₕℋℌℍℎ iìíîïĩīĭįİǐȉȋᴵᵢḭḯỉịⁱℐℑℹⅈⅰ jĵǰʲᴶⅉⱼ kķǩᴷᵏḱḳḵₖ lĺļľˡᴸḷḹḻḽₗℒℓⅼ mᴹᵐḿṁṃₘℳⅿ nñńņňǹᴺṅṇṉṋⁿₙℕ " +
        "oºòóôõöōŏőơǒǫǭȍȏȫȭȯȱᴼᵒṍṏṑṓọỏốồổỗộớờởỡợₒℴ pᴾᵖṕṗₚℙ qℚꟴ rŕŗřȑȓʳᴿᵣṙṛṝṟℛℜℝ sśŝşšſșˢṡṣṥṧṩẛₛ tţťțᵀᵗṫṭṯṱẗₜ uùúûüũūŭůűųưǔǖǘǚǜȕȗᵁᵘᵤṳṵṷṹṻụủứừửữự vᵛᵥṽṿⅴⱽ " +
        "wŵʷᵂẁẃẅẇẉẘ xˣẋẍₓⅹ yýÿŷȳʸẏẙỳỵỷỹ zźżžᶻẑẓẕℤℨ æǣǽᴭ ðᶞ øǿ ħℏꟸ ŋᵑ œꟹ ƫᶵ ǝᴲ ȣᴽ ɐᵄ ɑᵅ ɒᶛ ɔᵓ ɕᶝ əᵊₔ ɛᵋℇ ɜᵌᶟ ɟᶡ ɡᶢ ɣˠ ɥᶣ ɦʱ ɨᶤ ɩᶥ ɪᶦ ɫꭞ ɭᶩ ɯᵚ ɰᶭ ɱᶬ ɲᶮ ɳᶯ ɴᶰ ɵᶱ " +
        "ɸᶲ ɹʴ ɻʵ ʁʶ ʂᶳ ʃᶴ ʉᶶ ʊᶷ ʋᶹ ʌᶺ ʍꭩ ʐᶼ ʑᶽ ʒǯᶾ ʕˤ ʝᶨ ʟᶫ αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ βϐᵝᵦ γᵞᵧℽℾ δᵟ εέϵἐἑἒἓἔἕὲέ ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ θϑᶿ " +
        "ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ κϰ μµ οόὀὁὂὃὄὅὸό πϖℼℿ ρϱᵨῤῥ ςϲ υΰϋύϒϓϔὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ φϕᵠᵩ χᵡᵪ ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ аӑӓ гѓ еѐёӗ жӂӝ зӟ ийѝӣӥ кќ нᵸ оӧ " +
        "уўӯӱӳ чӵ ъꚜ ыӹ ьꚝ эӭ ії ѵѷ әӛ өӫ ᴂᵆ ᴖᵔ ᴗᵕ ᴜᶸ ᴝᵙ ᴥᵜ ᵻᶧ ᶅᶪ ⵡⵯ ꜧꭜ ꝯꝰ ꬷꭝ ꭒꭟ";

    /// <summary>One character for several letters.</summary>
    public const string Several =
        "dz:ǆǳ fax:℻ ff:ﬀ ffi:ﬃ ffl:ﬄ fi:ﬁ fl:ﬂ ii:ⅱ iii:ⅲ ij:ĳ iv:ⅳ ix:ⅸ lj:ǉ nj:ǌ no:№ rs:₨ sm:℠ st:ﬅﬆ tel:℡ tm:™ vi:ⅵ vii:ⅶ viii:ⅷ xi:ⅺ xii:ⅻ";

    /// <summary>What looks like a Latin letter, in Latin beyond the 26, Greek, Cyrillic, Armenian, Georgian, Hebrew and Cherokee. The first of a word is what the others look like.</summary>
    public const string LookAlikes =
        "aаαɑᴀ\u13AA bЬьВвβʙ\u13F4ɓƅ\u13CF cсϲᴄⲥ\u13DFƈ dԁɗɖᴅ\u13A0đð eеєɛεᴇҽ\u13AC℮ fғƒꜰϝ gɡɢցɠԍ\u13C0 hһнʜ\u13BBհħ iіɩιɪ\u13A5ı jјϳᴊ\u13ABʝ kкκᴋ\u13E6ƙқҝ lӏʟɫł\u13DE mмᴍ\u13B7ɱ " +
        "nпոɴռηŋɳɲ oоοσօᴏø\u05E1ɵө\u13BE pрρᴘ\u13E2 qԛϙզ rгᴦʀ\u13D2ɾɼ sѕꜱ\u13DAʂƨ tтτᴛ\u13A2ŧƭ uυսᴜʋμц vѵνᴠ\u13D9 wѡԝաωᴡ\u13B3ɯ xхχҳ yуγʏүყ\u13A9 zᴢʐƶ\u13C3ʑ";

    /// <summary>Digits and signs that are written for a letter. The first of a word is the letter.</summary>
    public const string Leet = "o0 i1!|¡ z2 e3€ a4@ s5$§ g69 t7+ b8 l£ c¢ y¥ x×";

    /// <summary>Emoji that show a letter, and where they are. The first of a word is the letter.</summary>
    public const string Emoji = "a\U0001F170 b\U0001F171 o\U0001F17E\u2B55 p\U0001F17F m\u24C2 i\u2139 x\u274C\u2716\u274E";
}
