using Cordon.Policy.Cel.Cases;

namespace Cordon.Policy.Tests.Cel;

/// <summary>The public conformance cases, where they are at hand, and the form that they are written in.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void Every_public_case_without_protobuf_passes()
    {
        var folder = Path.Combine(Expressions.Root(), "..", "shared", "data", "cel");
        Assert.SkipUnless(Directory.Exists(folder), "the public conformance cases are not beside this checkout; this extra layer of tests is left out");
        var cases = Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(CelCase.Read).Where(c => !c.NeedsProtobuf).ToList();

        Assert.True(cases.Count > 1000, $"only {cases.Count} cases were found");
        Assert.All(cases, c => Assert.Null(c.Run()));
    }

    [Theory]
    [InlineData("""{"expr":"x + 1","type_env":[{"kind":"ident","name":"x","type":"int"}],"bindings":{"x":{"type":"int","value":"1"}},"expect":{"value":{"type":"int","value":"2"}}}""")]
    [InlineData("""{"expr":"1 / 0","expect":{"error":"divide by zero"}}""")]
    [InlineData("""{"expr":"0.0 / 0.0","expect":{"value":{"type":"double","value":"NaN"},"type":"double"}}""")]
    [InlineData("""{"expr":"x.y","container":"blue","bindings":{"blue.x.y":{"type":"bool","value":true}},"disable_check":true,"expect":{"value":{"type":"bool","value":true}}}""")]
    [InlineData("""{"expr":"pair(1, 'a')","check_only":true,"type_env":[{"kind":"function","name":"pair","overloads":[{"id":"pair","params":["A","B"],"result":"pair(A, B)","type_params":["A","B"],"instance":false}]}],"expect":{"type":"pair(int, string)"}}""")]
    [InlineData("""{"expr":"{'a': [b'x', duration('1s'), null]}","expect":{"value":{"type":"map","value":[[{"type":"string","value":"a"},{"type":"list","value":[{"type":"bytes","value":"eA=="},{"type":"duration","value":"1s"},{"type":"null","value":null}]}]]}}}""")]
    public void A_case_that_holds_passes(string line) => Assert.Null(CelCase.Read(line).Run());

    [Theory]
    [InlineData("""{"expr":"1","expect":{"value":{"type":"uint","value":"1"}}}""", "1u (uint)", "1 (int)")]
    [InlineData("""{"expr":"1","expect":{"error":"none"}}""", "an error", "1 (int)")]
    [InlineData("""{"expr":"[1]","expect":{"type":"list(string)"}}""", "list(string)", "a value of type list(int)")]
    [InlineData("""{"expr":"1 +","expect":{"value":{"type":"int","value":"1"}}}""", "1 (int)", "error: the expression ends too early")]
    public void A_case_that_does_not_hold_says_what_was_expected_and_what_came(string line, string expected, string got)
    {
        var one = CelCase.Read(line);

        Assert.Equal(expected, one.Expected);
        Assert.StartsWith(got, one.Run(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("blue widget")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"expr":"1","expect":{}}""")]
    [InlineData("""{"expr":"1","expect":{"value":{"type":"widget","value":1}}}""")]
    public void What_is_no_case_is_refused(string line) => Assert.Throws<FormatException>(() => CelCase.Read(line));
}
