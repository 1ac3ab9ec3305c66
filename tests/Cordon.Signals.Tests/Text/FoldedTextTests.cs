using Cordon.Signals.Text.Folding;
using CsCheck;

namespace Cordon.Signals.Tests.Text;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Blue, WIDGET!", "blue widget")]
    [InlineData("ＢＬＵＥ ｗｉｄｇｅｔ", "blue widget")]
    [InlineData("ｗ１ｄｇ３ｔ ① ²", "w1dg3t 1 2")]
    [InlineData("𝐁𝓵𝖚𝕖 ⓦ🅘🄳🅖ᵉₜ", "blue widget")]
    [InlineData("🅱️lue", "blue")]
    [InlineData("ŵïďğéţ straße ﬁle Æon", "widget strasse file aeon")]
    [InlineData("wіdgеt сара", "widget capa")]
    [InlineData("w\u0336\u0301i\u0336d", "wid")]
    [InlineData("w\u200Bi\u00ADd\uFE0Fg\u2060et", "widget")]
    [InlineData("now \u202Etegdiw\u202C here", "now widget here")]
    [InlineData("Привет мир", "npиbet mиp")]
    [InlineData("วิดเจ็ต", "วิดเจ็ต")]
    [InlineData("don't_stop", "don t stop")]
    [InlineData("\uD83D broken \uDC00", "broken")]
    public void A_text_folds_to_what_a_reader_takes_it_for(string text, string expected) => Assert.Equal(expected, Fold(text).ToString());

    [Fact]
    public void Every_letter_knows_where_it_stood()
    {
        var piece = Gen.OneOf("a", "B", " ", ".", "é", "e\u0301", "𝐁", "🅱", "\u200B", "ﬁ", "\u202E", "\u202C", "蓝", "$", "7", "\uD800", "\u0301");
        piece.Array[0, 30].Sample(pieces =>
        {
            var text = string.Concat(pieces);
            var folded = Fold(text);
            foreach (var view in new[] { folded.Plain, folded.Signed })
            {
                foreach (var e in view.Elements.ToArray())
                {
                    Assert.InRange(e.Start, 0, text.Length - 1);
                    Assert.InRange(e.Start + e.Length, e.Start + 1, text.Length);
                    var alone = Fold(text.Substring(e.Start, e.Length));
                    Assert.Contains((alone.IsSigned ? alone.Signed : alone.Plain).Elements.ToArray(), a => a.Fine == e.Fine && a.Coarse == e.Coarse);
                }
            }
        }, iter: 3_000);
    }

    [Fact]
    public void What_was_folded_before_makes_no_difference()
    {
        var folded = new FoldedText();
        Gen.String[Gen.Char["aB 1$.е\u0301\u200B\u202E\u202C蓝"], 0, 20].Sample(text =>
        {
            folded.Fold(text, signs: true);
            var fresh = Fold(text);
            Assert.Equal(fresh.ToString(), folded.ToString());
            Assert.Equal(fresh.Notes, folded.Notes);
            Assert.Equal(fresh.Plain.Elements.ToArray(), folded.Plain.Elements.ToArray());
        }, iter: 2_000, threads: 1);
    }

    [Fact]
    public void Runs_are_of_letters_that_may_be_taken_for_one_another_and_bounded()
    {
        Gen.String[Gen.Char["aа4b8 li1I.蓝"], 0, 60].Sample(text =>
        {
            var view = Fold(text).Plain;
            var elements = view.Elements.ToArray();
            Assert.Equal(elements.Length, view.First[^1]);
            for (var run = 0; run < view.Coarse.Length; run++)
            {
                Assert.InRange(view.First[run + 1] - view.First[run], 1, FoldedView.RunElements);
                var coarse = view.Coarse[run];
                Assert.All(elements[view.First[run]..view.First[run + 1]], e => Assert.Equal(coarse, e.Coarse));
                Assert.True(run == 0 || view.Coarse[run] != view.Coarse[run - 1]);
            }
        }, iter: 2_000);
        var longest = Fold(new string('a', 5_000)).Plain;
        Assert.Equal(FoldedView.RunElements, longest.Elements.Length);
        Assert.Equal(4_999, longest.Elements[^1].Start);
    }

    [Fact]
    public void The_notes_count_what_ordinary_text_has_little_of()
    {
        Assert.Equal(default, Fold("An ordinary text, with café and naïve: 5 € for 2!").Notes);
        Assert.Equal(new FoldNotes(2, 0, 0, 0, 0, false), Fold("a\u200Bb\u200B").Notes);
        Assert.Equal(new FoldNotes(0, 2, 0, 0, 0, false), Fold("a\u0301\u0302\u0303").Notes);
        Assert.Equal(new FoldNotes(0, 0, 3, 0, 0, false), Fold("𝐁𝐁Ⓑ").Notes);
        Assert.Equal(new FoldNotes(0, 0, 0, 1, 0, false), Fold("wіd, вода").Notes);
        Assert.Equal(new FoldNotes(1, 0, 0, 0, 3, false), Fold("\u202Eabc").Notes);
    }

    private static FoldedText Fold(string text)
    {
        var folded = new FoldedText();
        folded.Fold(text, signs: true);
        return folded;
    }
}
