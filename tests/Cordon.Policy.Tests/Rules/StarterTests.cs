using System.Text;
using Cordon.Policy.Rules;
using Cordon.Policy.Testing;

namespace Cordon.Policy.Tests.Rules;

/// <summary>The starter policy, and the runner of tests that stand beside rules.</summary>
public sealed class StarterTests
{
    [Fact]
    public void The_starter_policy_has_no_problem_and_all_of_its_tests_pass()
    {
        var compilation = PolicyCompiler.Compile(PolicySource.Load(Path.Combine(ProblemTests.Root(), "policies", "starter")));

        Assert.Empty(compilation.Problems);
        Assert.Empty(PolicyTestRunner.Run(compilation.Policy!, TestContext.Current.CancellationToken).SelectMany(r => r.Failures.Select(f => $"{r.Test.Name}: {f}")));
        Assert.Equal(Enum.GetNames<Cordon.Policy.Effects.EffectKind>().Order(), compilation.Policy!.Rules.SelectMany(r => r.Effects).Select(e => e.Kind.ToString()).Distinct().Order());
        // Every rule is held by a test that it hits.
        var hit = compilation.Policy.Tests.SelectMany(t => (t.Hits ?? []).Concat(t.Shadow ?? []));
        Assert.Equal(["old-client"], compilation.Policy.Rules.Select(r => r.Name).Except(hit));
    }

    // Each line breaks one expectation; the runner must notice every one.
    [Theory]
    [InlineData("verdict: hold", "the verdict is hide; expected hold")]
    [InlineData("hits: []", "the rules that hit are r; expected none")]
    [InlineData("hits: [r, s]", "the rules that hit are r; expected r, s")]
    [InlineData("shadow: []", "the rules that hit in shadow are s; expected none")]
    [InlineData("not: [s]", "the rule 's' hit; expected that it does not")]
    [InlineData("labels: {\"account:b\": watch}", "account:b has none; expected the label 'watch'")]
    [InlineData("no_labels: {\"account:a\": watch}", "account:a has the label 'watch'; expected that it does not")]
    [InlineData("effects: []", "the effects are enqueue q; expected none")]
    [InlineData("errors: true", "nothing failed; expected an error")]
    public void A_test_fails_when_what_comes_is_not_what_is_expected(string expect, string failure)
    {
        Assert.Equal([failure], Run(expect).Failures);
    }

    [Theory]
    [InlineData("verdict: hide")]
    [InlineData("hits: [r]")]
    [InlineData("shadow: s")]
    [InlineData("not: [t]")]
    [InlineData("labels: {\"account:a\": watch}")]
    [InlineData("no_labels: {\"account:b\": watch}")]
    [InlineData("effects: enqueue q")]
    public void A_test_passes_when_what_comes_is_expected(string expect) => Assert.True(Run(expect).Passed);

    [Fact]
    public void An_error_of_a_rule_fails_a_test_that_expects_none()
    {
        var policy = Policies.Compile("""
            rules: [{name: r, when: int(event.text) > 3}]
            tests: [{name: t, event: {kind: post, actor: "account:a", text: x}, expect: {hits: []}}, {name: u, event: {kind: post, actor: "account:a", text: x}, expect: {errors: true}}]
            """);
        var results = PolicyTestRunner.Run(policy, TestContext.Current.CancellationToken);

        Assert.StartsWith("rule r: ", Assert.Single(results[0].Failures), StringComparison.Ordinal);
        Assert.True(results[1].Passed);
    }

    private static PolicyTestResult Run(string expect)
    {
        var policy = Policies.Compile(new StringBuilder("""
            labels: {watch: }
            counters: {posts: {kind: count, key: event.actor, window: 1h}}
            rules:
              - {name: r, when: counter("posts") >= 3, then: [{verdict: hide}, {label: watch}, {enqueue: q}]}
              - {name: s, when: counter("posts") >= 3, shadow: true}
              - {name: t, when: counter("posts") >= 4}
            tests:
              - name: t
                before: [{kind: post, actor: "account:a", repeat: 2}]
                event: {kind: post, actor: "account:a"}
                expect: {
            """).Append(expect).Append("}\n").ToString());
        return Assert.Single(PolicyTestRunner.Run(policy, TestContext.Current.CancellationToken));
    }
}
