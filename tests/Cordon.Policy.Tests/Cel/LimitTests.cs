using System.Text;
using Cordon.Policy.Cel;
using CsCheck;

namespace Cordon.Policy.Tests.Cel;

/// <summary>Whatever the input, reading and evaluating are bounded.</summary>
public sealed class LimitTests
{
    private static readonly string[] Words =
        ["a", "x", "1", "2u", "0x", "1e", ".5", "'", "\"", "'''", "b'", "r\"", "\\", "(", ")", "[", "]", "{", "}", ".", "?", ":", ",", "&&", "||", "!", "-", "+", "==", " in ", "<",
            "has(", "all(", "map(x, ", "cel.bind(x, ", "cel.block([", "cel.index(0)", "size", "matches('", "format([", "true", "null", "`", "//", "\n", "🐱", "\ud83d", "\0", "optional.of("];

    private static readonly string[] PatternParts =
        ["a", "b", ".", "*", "+", "?", "{2,3}", "{", "}", "(", ")", "(?i)", "(?s:", "(?P<n>", "[", "]", "[^", "-", "\\", "d", "p", "|", "^", "$", "[:alpha:]", "🐱", "\\Q", "\\x{", "41"];

    public static TheoryData<string> Nested => new(
        new string('(', 100_000), new string('[', 50_000), new string('-', 99_000) + "1", new string('!', 99_000) + "true", string.Concat(Enumerable.Repeat("{1:", 30_000)),
        string.Concat(Enumerable.Repeat("a.", 40_000)) + "a", string.Concat(Enumerable.Repeat("f(", 40_000)), string.Concat(Enumerable.Repeat("true ? 1 : ", 9_000)) + "1",
        string.Concat(Enumerable.Repeat("1 + ", 20_000)) + "1", string.Concat(Enumerable.Repeat("x[", 40_000)), new string('1', 100_000), new string('\'', 99_999));

    [Theory]
    [MemberData(nameof(Nested), DisableDiscoveryEnumeration = true)]
    public void Deep_nesting_is_refused(string source)
    {
        Assert.NotEmpty(CelEnvironment.Standard.Compile(source).Problems);
        Assert.NotEmpty(CelEnvironment.Standard.Compile(source).Render());
    }

    [Fact]
    public void A_long_chain_of_conditions_is_not_deep()
    {
        var source = string.Join(" || ", Enumerable.Range(0, 5000).Select(i => $"{i} == 4999"));

        Assert.Equal("true", Expressions.Evaluate(source).ToString());
    }

    [Fact]
    public void A_source_that_is_too_long_is_refused() =>
        Assert.Contains("at most 100000", CelEnvironment.Standard.Compile(new string(' ', 100_001)).Problems[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("lists.range(2000).map(x, lists.range(2000).map(y, x * y)).size() > 0")]
    [InlineData("lists.range(100000).all(x, lists.range(100000).all(y, x + y >= 0)) || true")]
    [InlineData("cel.bind(a, 'blue widget blue widget', cel.bind(b, a+a+a+a+a+a+a+a+a+a, cel.bind(c, b+b+b+b+b+b+b+b+b+b, cel.bind(d, c+c+c+c+c+c+c+c+c+c, cel.bind(e, d+d+d+d+d+d+d+d+d+d, cel.bind(f, e+e+e+e+e+e+e+e+e+e, f+f+f+f+f+f+f+f+f+f)))))).size() > 0")]
    [InlineData("cel.bind(a, lists.range(90000), a + a + a + a + a + a + a + a + a + a + a + a).size() > 0")]
    [InlineData("lists.range(100000).exists(x, string(x).contains('never' + string(x) + string(x))) || true")]
    public void An_evaluation_that_costs_too_much_is_an_error_whatever_surrounds_it(string source)
    {
        var value = Expressions.Evaluate(source);

        Assert.True(value.IsError, value.ToString());
        Assert.Contains("costs more than its limit", value.AsError().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_holds_itself_many_times_is_compared_within_the_limit()
    {
        var source = new StringBuilder();
        for (var i = 0; i < 60; i++)
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"cel.bind(x{i}, [{(i == 0 ? "1" : $"x{i - 1}, x{i - 1}")}], ");
        source.Append("[x59] == [x59]").Append(')', 60);

        Assert.Contains("costs more", Expressions.Evaluate(source.ToString()).AsError().Message, StringComparison.Ordinal);
        Assert.InRange(Expressions.Evaluate(source.Replace("[x59] == [x59]", "x59").ToString()).ToString().Length, 1, 1001);
        Assert.Throws<InvalidOperationException>(() => CelJson.Write(Expressions.Evaluate(source.ToString())));
    }

    [Fact]
    public void The_limit_is_that_of_the_environment()
    {
        var tight = CelEnvironment.Standard.ToBuilder().Limits(new CelLimits { Cost = 50 }).Build();

        Assert.True(Expressions.Compile(tight, "lists.range(5).all(x, x < 5)").Evaluate(CelActivation.Empty).AsBool());
        Assert.True(Expressions.Compile(tight, "lists.range(30).all(x, x < 30)").Evaluate(CelActivation.Empty).IsError);
    }

    [Theory]
    [InlineData("1 + 2", 3, 3)]
    [InlineData("[1, 2, 3].all(x, x > 0)", 13, 20)]
    [InlineData("names.all(x, x != '')", 300, 3000)]
    [InlineData("names.all(x, names.all(y, x != y))", 30_000, 3_000_000)]
    public void The_estimate_grows_with_what_is_walked_over(string source, long least, long most)
    {
        var environment = CelEnvironment.Standard.ToBuilder().Variable("names", CelType.List(CelType.String)).Build();

        Assert.InRange(Expressions.Compile(environment, source).EstimatedCost, least, most);
    }

    [Fact]
    public void The_estimate_of_a_walk_without_end_is_beyond_counting()
    {
        var source = "1 == 1";
        for (var i = 0; i < 60; i++)
            source = $"x.all(x{i}, {source})";
        var environment = CelEnvironment.Standard.ToBuilder().Variable("x", CelType.List(CelType.Int)).Build();

        Assert.Equal(long.MaxValue, Expressions.Compile(environment, source).EstimatedCost);
    }

    [Theory]
    [InlineData("'a'.matches('((a{1000}){1000}){1000}')", "too large")]
    [InlineData("'a'.matches('a{2000}')", "more than 1000")]
    [InlineData("'a'.matches('(?=a)a')", "backtracking")]
    [InlineData("'a'.matches('(a)\\\\1')", "not part of the regular expressions")]
    [InlineData("'a'.matches('[z-a]')", "not a regular expression")]
    public void A_constant_pattern_that_cannot_be_matched_is_told_at_compile(string source, string message) =>
        Assert.Contains(message, CelEnvironment.Standard.Compile(source).Problems[0].Message, StringComparison.Ordinal);

    [Fact]
    public void A_pattern_that_explodes_elsewhere_takes_linear_time() =>
        Assert.Equal("false", Expressions.Evaluate($"'{new string('a', 30_000)}!'.matches('^(a+)+$')").ToString());

    [Fact]
    public void Random_words_never_break_the_compiler_or_the_evaluation() =>
        Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[0, 25].Select(words => string.Concat(words)).Sample(Survives, iter: 20_000);

    [Fact]
    public void Random_text_never_breaks_the_compiler() => Gen.String.Sample(Survives, iter: 5_000);

    [Fact]
    public void Random_patterns_never_break_the_matcher() =>
        Gen.Int[0, PatternParts.Length - 1].Select(i => PatternParts[i]).Array[0, 12]
            .Select(parts => string.Concat(parts))
            .Sample(
                pattern =>
                {
                    var environment = CelEnvironment.Standard.ToBuilder().Variable("p", CelType.String).Build();
                    var value = Expressions.Compile(environment, "'ab🐱Q'.matches(p)").Evaluate(new MapActivation(environment, new Dictionary<string, CelValue> { ["p"] = CelValue.Of(pattern) }));
                    return value.Kind is CelKind.Bool or CelKind.Error;
                },
                iter: 3_000);

    private static void Survives(string source)
    {
        foreach (var compilation in (CelCompilation[])[CelEnvironment.Standard.Compile(source), CelEnvironment.Standard.CompileUnchecked(source)])
        {
            Assert.Equal(compilation.Succeeded, compilation.Problems.Count == 0);
            Assert.NotNull(compilation.Render());
            if (!compilation.Succeeded)
                continue;
            Assert.NotNull(compilation.Program.Evaluate(CelActivation.Empty).ToString());
            Assert.NotNull(compilation.Program.Explain(CelActivation.Empty));
        }
    }
}
