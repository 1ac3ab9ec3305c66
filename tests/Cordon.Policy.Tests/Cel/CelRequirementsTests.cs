using System.Globalization;
using Cordon.Policy.Cel;

namespace Cordon.Policy.Tests.Cel;

public sealed class CelRequirementsTests
{
    private static readonly CelEnvironment Declared = CelEnvironment.Standard.ToBuilder()
        .Variable("kind", CelType.String)
        .Variable("at", CelType.Timestamp)
        .Variable("tags", CelType.List(CelType.String))
        .Variable("fields", CelType.Map(CelType.String, CelType.String))
        .Build();

    [Theory]
    [InlineData("kind == 'a'", true, "kind OneOf a")]
    [InlineData("'a' == kind", true, "kind OneOf a")]
    [InlineData("kind in ['a', 'b']", true, "kind OneOf a b")]
    [InlineData("kind in []", true, "kind OneOf ")]
    [InlineData("kind == 'a' || kind in ['b', 'c']", true, "kind OneOf a b c")]
    [InlineData("(kind == 'a') && 'x' in tags && fields.f == 'y'", true, "kind OneOf a; tags Holds x; fields.f OneOf y")]
    [InlineData("kind == 'a' && kind.size() > 3", false, "kind OneOf a")]
    [InlineData("at > timestamp('2026-03-01T00:00:00Z')", false, "at AtLeast 2026-03-01T00:00:00Z")]
    [InlineData("timestamp('2026-03-01T00:00:00Z') >= at", false, "at AtMost 2026-03-01T00:00:00Z")]
    [InlineData("at < timestamp('no time')", false, "")]
    [InlineData("kind == 'a' || 'x' in tags", false, "")]
    [InlineData("kind == 'a' || fields.f == 'a'", false, "")]
    [InlineData("!(kind == 'a')", false, "")]
    [InlineData("kind != 'a'", false, "")]
    [InlineData("kind == kind", false, "")]
    [InlineData("kind in ['a', kind]", false, "")]
    [InlineData("has(fields.f)", false, "")]
    [InlineData("kind == 'a' ? true : false", false, "")]
    [InlineData("tags.exists(kind, kind == 'a')", false, "")]
    public void What_must_hold_is_read_from_what_and_joins_at_the_top(string source, bool isComplete, string expected)
    {
        var compiled = Declared.Compile(source, CelType.Bool);
        Assert.True(compiled.Succeeded, compiled.Render());

        var requirements = CelRequirements.Of(compiled.Program!);

        Assert.Equal(expected, string.Join("; ", requirements.All.Select(r => $"{r.Name} {r.Comparison} {string.Join(' ', r.Values.Select(Shown))}")));
        Assert.Equal(isComplete, requirements.IsComplete);
    }

    private static string Shown(CelValue value) =>
        value.Kind == CelKind.String ? value.AsString() : value.AsTimestamp().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
