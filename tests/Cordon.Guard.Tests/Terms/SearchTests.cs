using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;
using Cordon.Guard.Terms;
using CsCheck;

namespace Cordon.Guard.Tests.Terms;

public sealed class SearchTests
{
    private static readonly GuardPolicy Policy = new(lists:
    [
        new TermList { Name = "protected" },
        new TermList { Name = "careful", Action = GuardVerdict.Warn, ChildSafety = false },
        new TermList { Name = "watched", Action = GuardVerdict.Warn },
    ]);

    private static readonly GuardSnapshot Snapshot = new GuardBook(Generators.Keys).Begin(
        Policy,
        TermTable.Of(Generators.Keys, Policy, [("blue widget", 0), ("Gadget", 1), ("青い部品", 0), ("🟦", 0), ("red gadget", 2), ("…", 0)]),
        []);

    [Theory]
    [InlineData("blue widget", GuardVerdict.Block, "")]
    [InlineData("cheap BLUE   Widget now", GuardVerdict.Block, "cheap now")]
    [InlineData("ｂｌｕｅ　ｗｉｄｇｅｔ", GuardVerdict.Block, "")]
    [InlineData("Blüe wídgét", GuardVerdict.Block, "")]
    [InlineData("blu\u0308e wid\u200Bg\u00ADet", GuardVerdict.Block, "")]
    [InlineData("green #blue-widget #sale", GuardVerdict.Block, "green #sale")]
    [InlineData("bluewidget", GuardVerdict.Allow, "")]
    [InlineData("blue widgets", GuardVerdict.Allow, "")]
    [InlineData("widget blue", GuardVerdict.Allow, "")]
    [InlineData("gadget", GuardVerdict.Warn, "")]
    [InlineData("gadgets", GuardVerdict.Allow, "")]
    [InlineData("安い青い部品です", GuardVerdict.Block, "安い です")]
    [InlineData("安い部品", GuardVerdict.Allow, "")]
    [InlineData("new 🟦 here", GuardVerdict.Block, "new here")]
    [InlineData("", GuardVerdict.Allow, "")]
    [InlineData("…", GuardVerdict.Allow, "")]
    public void Terms_are_found_as_whole_words_whatever_they_look_like(string query, GuardVerdict verdict, string safe)
    {
        var written = new char[query.Length];
        var decision = Snapshot.Search(query, Policy.Surface("search")!, written);

        Assert.Equal((verdict, safe), (decision.Verdict, new string(written, 0, decision.Length)));
        Assert.Equal(verdict == GuardVerdict.Allow ? GuardVerdict.Allow : GuardVerdict.Hide, Snapshot.Suggest(query, Policy.Surface("autocomplete")!).Verdict);
    }

    [Fact]
    public void There_is_no_show_anyway_for_terms_that_protect_children()
    {
        Assert.True(Search("gadget").ShowAnyway);
        Assert.False(Search("red gadget").ShowAnyway);
        Assert.False(Search("blue widget").ShowAnyway);
        Assert.Equal("protected", Policy.Lists[Search("gadget blue widget").List].Name);
    }

    [Fact]
    public void A_term_without_words_is_refused_and_counted() => Assert.Equal((5, 1), (Snapshot.Terms.Count, Snapshot.Terms.Refused));

    [Fact]
    public void The_fail_mode_decides_on_what_is_too_long()
    {
        var query = new string('a', GuardLimits.QueryChars + 1);

        Assert.Equal((GuardVerdict.Allow, GuardReason.TooLong), (Search(query).Verdict, Search(query).Reason));
        Assert.Equal((GuardVerdict.Hide, GuardReason.TooLong), (Snapshot.Suggest(query, Policy.Surface("autocomplete")!).Verdict, Snapshot.Suggest(query, Policy.Surface("autocomplete")!).Reason));
    }

    [Fact]
    public void Words_are_matched_as_a_search_through_all_phrases_finds_them_and_the_safe_query_is_allowed()
    {
        var word = Gen.OneOf([.. new[] { "blue", "widget", "red", "gadget", "a", "x9" }.Select(Gen.Const)]);
        Gen.Select(word.Array[1, 3].Select(w => string.Join(' ', w)).Array[0, 5], word.Array[0, 12]).Sample((terms, words) =>
        {
            var snapshot = new GuardBook(Generators.Keys).Begin(Policy, TermTable.Of(Generators.Keys, Policy, terms.Select(t => (t, 0))), []);
            var query = string.Join(", ", words);
            var written = new char[query.Length];
            var decision = snapshot.Search(query, Policy.Surface("search")!, written);
            var left = words.ToList();
            while (Covered(left) is var covered && covered.Contains(true))
                left = [.. left.Where((_, i) => !covered[i])];

            Assert.Equal(left.Count < words.Length ? GuardVerdict.Block : GuardVerdict.Allow, decision.Verdict);
            if (decision.Verdict == GuardVerdict.Block)
                Assert.Equal(string.Join(' ', left), new string(written, 0, decision.Length));

            bool[] Covered(List<string> some)
            {
                var found = new bool[some.Count];
                for (var from = 0; from < some.Count; from++)
                {
                    for (var to = from + 1; to <= some.Count; to++)
                    {
                        if (terms.Contains(string.Join(' ', some[from..to])))
                            Array.Fill(found, true, from, to - from);
                    }
                }

                return found;
            }
        });
    }

    [Fact]
    public void Any_text_can_be_asked_about() => Gen.String[0, 200].Sample(text =>
    {
        var written = new char[text.Length];
        var decision = Snapshot.Search(text, Policy.Surface("search")!, written);
        Assert.InRange(decision.Length, 0, text.Length);
    });

    private static Cordon.Guard.Decisions.SearchDecision Search(string query) => Snapshot.Search(query, Policy.Surface("search")!, new char[query.Length]);
}
