using System.Text;
using Cordon.Signals.Text.Folding;
using Cordon.Signals.Text.Terms;
using CsCheck;

namespace Cordon.Signals.Tests.Text;

public sealed class TermBankTests
{
    private static readonly Gen<Term> Terms =
        from text in Gen.OneOf(Gen.String[Gen.Char["abill0o "], 2, 6], Gen.String[Gen.Char["ab1I$о蓝 -"], 2, 5])
        from boundary in Gen.Enum<TermBoundary>()
        from budget in Gen.OneOf(0, 1, 3, 15, 40)
        from allowed in Gen.String[Gen.Char["abilo"], 3, 7].Array[0, 2]
        select new Term(text, boundary, budget, TermSeverity.Medium, allowed);

    [Fact]
    public void The_matcher_finds_what_trying_every_place_finds()
    {
        var text = Gen.OneOf(
            Gen.String[Gen.Char["abillIo0 "], 0, 14], Gen.String[Gen.Char["abiIlo01$!а о蓝.\u200B\u0301-"], 0, 14], Gen.Char["ab1|il \u202E\u202C"].Array[0, 14].Select(c => new string(c)));
        Gen.Select(Terms.Array[1, 6], text.Array[1, 4]).Sample((terms, texts) =>
        {
            terms = [.. terms.Where(IsPossible)];
            var bank = TermBank.Of("goods", terms);
            var folded = new FoldedText();
            var hits = new TermHit[256];
            foreach (var t in texts)
            {
                var found = bank.Find(t, folded, hits);
                Assert.False(found.IsCut);
                Assert.Equal(NaiveMatcher.Find(terms, t), hits[..found.Count]);
            }
        }, iter: 2_000);
    }

    [Fact]
    public void A_bank_of_many_letters_and_terms_finds_what_trying_every_place_finds()
    {
        // More than 63 different letters, so that some share a symbol; and more states than have a row.
        var letter = Gen.Char['\u0250', '\u02A0'];
        Gen.Select(Gen.String[letter, 2, 7].Array[1_500], Gen.String[letter, 40, 60]).Sample((words, text) =>
        {
            Term[] terms = [.. words.Append(text[3..9]).Append(text[5..8]).Append(text[8..]).Select(w => Term.Of(w) with { Boundary = TermBoundary.Inside }).Where(IsPossible)];
            var bank = TermBank.Of("many", terms);
            var hits = new TermHit[4_096];
            var found = bank.Find(text, new FoldedText(), hits);
            Assert.Equal(NaiveMatcher.Find(terms, text), hits[..found.Count]);
            Assert.NotEqual(0, found.Count);
        }, iter: 6);
    }

    [Theory]
    [InlineData("BLUE Widget", "BLUE Widget", 0)]
    [InlineData("a ｂｌｕｅ ｗｉｄｇｅｔ, new", "ｂｌｕｅ ｗｉｄｇｅｔ", 0)]
    [InlineData("𝓫𝓵𝓾𝓮 🆆🅘ⓓ𝐠𝔢𝕥", "𝓫𝓵𝓾𝓮 🆆🅘ⓓ𝐠𝔢𝕥", 0)]
    [InlineData("blùé w\u0336i\u0336d\u0336g\u0336e\u0336t\u0336!", "blùé w\u0336i\u0336d\u0336g\u0336e\u0336t\u0336", 0)]
    [InlineData("bl\u200Bue wid\u2060get", "bl\u200Bue wid\u2060get", 0)]
    [InlineData("bluе wіdgеt", "bluе wіdgеt", 3)]
    [InlineData("8lu3 w!d63t", "8lu3 w!d63t", 5)]
    [InlineData("b l u e w i d g e t", "b l u e w i d g e t", 8)]
    [InlineData("blue-w.i.d.g.e.t.", "blue-w.i.d.g.e.t", 5)]
    [InlineData("bluuue wiidgettt", "bluuue wiidgettt", 3)]
    [InlineData("#BlueWidgetShop", "BlueWidget", 1)]
    [InlineData("b🔥l🔥u🔥e widget", "b🔥l🔥u🔥e widget", 3)]
    [InlineData("x \u202Etegdiw eulb\u202C y", "tegdiw eulb", 0)]
    [InlineData("🇧🇱🇺🇪 widget2026", "🇧🇱🇺🇪 widget", 0)]
    [InlineData("bIue widget", "bIue widget", 1)]
    public void A_term_is_found_however_it_is_spelled_and_its_place_in_the_original_is_told(string text, string span, int cost)
    {
        var bank = TermBank.Of("goods", [Term.Of("blue widget")]);
        var hits = new TermHit[4];
        var found = bank.Find(text, new FoldedText(), hits);
        Assert.Equal(new TermFindings(1, false), found);
        Assert.Equal(span, text.Substring(hits[0].Start, hits[0].Length));
        Assert.Equal(cost, hits[0].Cost);
    }

    [Theory]
    [InlineData("bluest widgets")]
    [InlineData("blue, or a widget")]
    [InlineData("blue wid getting")]
    [InlineData("b1ue w1d")]
    [InlineData("")]
    public void What_is_another_word_is_not_found(string text) =>
        Assert.Equal(0, TermBank.Of("goods", [Term.Of("blue widget"), Term.Of("inform")]).Find(text, new FoldedText(), new TermHit[4]).Count);

    [Fact]
    public void Numbers_words_that_differ_by_a_letter_and_words_split_in_two_are_not_found()
    {
        var bank = TermBank.Of("goods", [Term.Of("sos"), Term.Of("mall"), Term.Of("inform"), Term.Of("best")]);
        var hits = new TermHit[4];
        foreach (var text in new[] { "call 505 now", "mail", "in form", "8357", "a mai1" })
            Assert.Equal(0, bank.Find(text, new FoldedText(), hits).Count);
        Assert.Equal(1, TermBank.Of("goods", [Term.Of("inform") with { Budget = 16 }]).Find("in form", new FoldedText(), hits).Count);
    }

    [Fact]
    public void An_allowed_word_hides_the_term_in_it_and_no_other()
    {
        Assert.True(TermBank.TryRead("goods", Utf8("# made up\nwidget | boundary=inside budget=2 severity=high allow=widgetry,blue_widget_day\n\\#tag"), out var bank, out _));
        var hits = new TermHit[4];
        Assert.Equal(0, bank.Find("widgetry on Blue Widget Day", new FoldedText(), hits).Count);
        Assert.Equal(1, bank.Find("widgetry widgets", new FoldedText(), hits).Count);
        Assert.Equal(9, hits[0].Start);
        Assert.Equal((TermSeverity.High, 2, TermBoundary.Inside), (bank[0].Severity, bank[0].Budget, bank[0].Boundary));
        Assert.Equal("#tag", bank[1].Text);
    }

    [Theory]
    [InlineData("a | budget=64", "line 1: 'budget=64' is none of")]
    [InlineData("ok\nwidget | boundary=words", "line 2: 'boundary=words' is none of")]
    [InlineData("w", "line 1: 'w' has 1 letters; 2 to 64 are possible")]
    [InlineData("widget | allow=x", "line 1: allow: 'x' has 1 letters")]
    public void A_fault_names_the_line_and_what_is_possible(string file, string expected)
    {
        Assert.False(TermBank.TryRead("goods", Utf8(file), out _, out var fault));
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_that_of_the_content()
    {
        Assert.True(TermBank.TryRead("a", Utf8("widget"), out var one, out _));
        Assert.True(TermBank.TryRead("b", Utf8("widget"), out var same, out _));
        Assert.True(TermBank.TryRead("a", Utf8("widget | budget=1"), out var other, out _));
        Assert.Equal(one.Version, same.Version);
        Assert.NotEqual(one.Version, other.Version);
        Assert.Equal(64, one.Version.Length);
    }

    [Fact]
    public void A_text_made_to_cost_is_bounded_and_says_so()
    {
        var bank = TermBank.Of("flood", Enumerable.Range(2, 60).Select(n => Term.Of(new string('l', n)) with { Boundary = TermBoundary.Inside }));
        var text = string.Concat(Enumerable.Repeat("lI1|! a", 9_000));
        var hits = new TermHit[16];
        var found = bank.Find(text, new FoldedText(), hits);
        Assert.True(found.IsCut);
        Assert.Equal(16, found.Count);
        Assert.True(bank.Find(new string('x', FoldedText.MostChars + 1), new FoldedText(), hits).IsCut);
    }

    [Fact]
    public void Finding_allocates_nothing()
    {
        var bank = TermBank.Of("goods", Enumerable.Range(0, 500).Select(i => Term.Of($"blue widget {Made(i)}") with { Allowed = [$"blue widget {Made(i)}s"] }));
        var folded = new FoldedText();
        var hits = new TermHit[16];
        string[] texts = ["the b.l.u.e w1dget zaz is 🔥 w\u0301ow", "blue widget bab bab blue widget babs, b$lue widget cac", "𝓫𝓵𝓾𝓮 widget"];
        long allocated = 0;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var text in texts)
                bank.Find(text, folded, hits);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    private static string Made(int i) => $"{"bcdfgzkm"[i % 8]}{"aeiou"[i / 8 % 5]}{"bcdfgzkm"[i / 40 % 8]}{"aeiou"[i / 320 % 5]}";

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));

    private static bool IsPossible(Term term)
    {
        try
        {
            TermBank.Of("one", [term]);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
