using Cordon.Policy.Rules;
using Cordon.Policy.Tests.Rules;

namespace Cordon.Policy.Tests.Evaluating;

public sealed class TermTests
{
    private const string Yaml = """
        terms:
          goods: lists/goods.txt
          shops: {file: lists/shops.txt, description: Made-up shops.}
        rules:
          - name: offer
            description: Offers goods.
            events: [post]
            when: term.matches(event.text, "goods") && !term.matches(event.text, "shops")
            then: [{verdict: hold}]
          - name: twice
            when: term.found(event.text, "goods") == ["w1dget", "GIZMO"]
            then: [{enqueue: offers}]
        """;

    private static readonly (string, string)[] Lists = [("lists/goods.txt", "widget | severity=high\ngizmo"), ("lists/shops.txt", "widget store | budget=0")];

    [Fact]
    public void A_rule_finds_terms_however_they_are_spelled_and_says_what_and_where()
    {
        var engine = Policies.Engine(Policies.Compile(Yaml, Lists));
        var evaluated = engine.Apply(Policies.Event(text: "new w1dget, GIZMO", at: 1));
        Assert.Equal(["offer", "twice"], evaluated.Hits.Select(h => h.Rule));
        var version = Policies.Compile(Yaml, Lists).Terms[0].Bank.Version[..12];
        Assert.Contains(evaluated.Hits[0].Explanation, f => f.Text == "term.matches(event.text, \"goods\")" && f.Value == $"true ('w1dget' at 4 is 'widget' of goods {version}, evasion 1)");
        Assert.Contains(evaluated.Hits[0].Explanation, f => f.Text == "term.matches(event.text, \"shops\")" && f.Value == "false");
        Assert.Empty(engine.Apply(Policies.Event(text: "our widget store", at: 2)).Hits);
        Assert.Empty(engine.Apply(Policies.Event(at: 3)).Hits);
    }

    [Fact]
    public void A_text_that_is_not_looked_at_to_its_end_is_an_error_and_not_a_silent_no()
    {
        var evaluated = Policies.Engine(Policies.Compile(Yaml, Lists)).Apply(Policies.Event(text: new string('x', 70_000), at: 1));
        Assert.Empty(evaluated.Hits);
        Assert.All(evaluated.Errors, e => Assert.Contains("longer than 65536 characters", e.Message, StringComparison.Ordinal));
        Assert.NotEmpty(evaluated.Errors);
    }

    [Theory]
    [InlineData("terms: {goods: lists/none.txt}", "there is no list file 'lists/none.txt'")]
    [InlineData("terms: {goods: lists/bad.txt}", "lists/bad.txt: bank 'goods', line 2: 'budget=99' is none of")]
    [InlineData("terms: {goods: lists/goods.txt}\nfeatures: {f: {type: bool, value: 'term.matches(event.text, \"gods\")'}}", "there is no term 'gods'")]
    public void A_mistake_is_told(string yaml, string expected) =>
        Assert.Contains(Policies.Check(yaml, [.. Lists, ("lists/bad.txt", "ok\nwidget | budget=99")]).Problems, p => p.Message.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void A_difference_of_two_policies_tells_what_a_bank_holds()
    {
        var changes = PolicyDiff.Between(Policies.Compile(Yaml, Lists), Policies.Compile(Yaml, [("lists/goods.txt", "widget"), Lists[1]]));
        var change = Assert.Single(changes);
        Assert.Equal(("term", "goods"), (change.What, change.Name));
        Assert.StartsWith("2 (version ", Assert.Single(change.Fields).Before, StringComparison.Ordinal);
    }
}
