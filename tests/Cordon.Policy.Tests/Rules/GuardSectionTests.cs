using Cordon.Policy.Effects;
using Cordon.Policy.Rules;

namespace Cordon.Policy.Tests.Rules;

public sealed class GuardSectionTests
{
    private const string Whole = """
        labels: {confirmed: {}, watch: {}}
        guard:
          labels: {flagged: confirmed, suspect: [watch]}
          surfaces:
            people: {fail: closed, budget_ms: 10, unknown_age: child, suspect: demote, children: hide, demotion: 0.5}
          terms:
            goods: {file: goods.txt, action: warn, child_safety: false, message: care}
          messages:
            care: {en: {text: Take care., help: "https://help.example"}, de: {text: Vorsicht.}}
        """;

    [Fact]
    public void What_is_written_of_surfaces_is_compiled()
    {
        var policy = Policies.Compile(Whole, ("goods.txt", "blue widget"));

        Assert.Equal([("flagged", "confirmed"), ("suspect", "watch")], policy.Guard.Labels);
        var people = Assert.Single(policy.Guard.Surfaces);
        Assert.Equal(("people", true, 10, true, Verdict.Demote, Verdict.Hide, 0.5), (people.Name, people.FailsClosed, people.BudgetMilliseconds, people.UnknownIsChild, people.Suspect, people.Children, people.Demotion));
        Assert.Null(people.Held);
        var terms = Assert.Single(policy.Guard.Terms);
        Assert.Equal(("goods", "goods.txt", false, false, "care"), (terms.Name, terms.File, terms.Blocks, terms.ChildSafety, terms.Message));
        Assert.Equal([("en", "Take care.", "https://help.example"), ("de", "Vorsicht.", null)], Assert.Single(policy.Guard.Messages).Texts);
    }

    [Fact]
    public void A_term_list_protects_children_and_blocks_unless_the_policy_says_otherwise()
    {
        var terms = Assert.Single(Policies.Compile("guard: {terms: {goods: {file: goods.txt}}}", ("goods.txt", "blue widget")).Guard.Terms);

        Assert.True(terms.Blocks);
        Assert.True(terms.ChildSafety);
    }

    [Theory]
    [InlineData("guard: {labels: {flagged: confrmed}}", "there is no label 'confrmed'", 1, 27)]
    [InlineData("guard: {surfaces: {people: {fail: shut}}}", "'fail' is one of open, closed", 1, 35)]
    [InlineData("guard: {surfaces: {people: {suspect: warn}}}", "'suspect' is one of allow, demote, hold, hide", 1, 38)]
    [InlineData("guard: {surfaces: {people: {demotion: 2}}}", "'demotion' is a number above 0 up to 1", 1, 39)]
    [InlineData("guard: {surfaces: {people: {unkown_age: child}}}", "has no field 'unkown_age'", 1, 29)]
    [InlineData("guard: {terms: {goods: {file: none.txt}}}", "there is no list file 'none.txt'", 1, 31)]
    [InlineData("guard: {terms: {goods: {file: goods.txt, message: none}}}", "there is no message 'none'", 1, 51)]
    [InlineData("guard: {messages: {care: hello}}", "a message is a mapping from locale", 1, 26)]
    [InlineData("guard: {messages: {care: {e: {text: hello}}}}", "'e' is not a locale", 1, 27)]
    public void A_mistake_is_told_with_its_place(string yaml, string says, int line, int column)
    {
        var compiled = PolicyCompiler.Compile(PolicySource.Of([new PolicyFile("policy.yaml", System.Text.Encoding.UTF8.GetBytes(yaml)), new PolicyFile("goods.txt", "blue widget"u8.ToArray())]));

        var problem = Assert.Single(compiled.Problems);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (problem.Line, problem.Column));
    }

    [Fact]
    public void A_change_of_the_guard_is_a_difference() => Assert.Equal("changed guard guard",
        Assert.Single(PolicyDiff.Between(
            Policies.Compile("guard: {surfaces: {people: {fail: open}}}"), Policies.Compile("guard: {surfaces: {people: {fail: closed}}}")).Select(c => $"{c.How} {c.What} {c.Name}")));
}
