using System.Text.Json;
using Cordon.Policy.Cel;

namespace Cordon.Policy.Tests.Cel;

public sealed class JsonTests
{
    [Theory]
    [InlineData("{\"a\":[1,-2,1.5,18446744073709551615,\"é\\n\",true,null,{}]}")]
    [InlineData("[1e+300,9223372036854775807,1.0,-0.0]")]
    [InlineData("\"blue <widget>\"")]
    public void What_is_read_is_written_the_same(string text)
    {
        using var json = JsonDocument.Parse(text);

        Assert.Equal(text, CelJson.Write(CelJson.Read(json.RootElement)));
    }

    [Theory]
    [InlineData("{1: b'x', true: duration('1500ms'), 'k': timestamp('2026-01-01T00:00:00Z')}", "{\"1\":\"eA==\",\"true\":\"1.5s\",\"k\":\"2026-01-01T00:00:00Z\"}")]
    [InlineData("[optional.none(), optional.of(1), int, 0.0 / 0.0, -1.0 / 0.0, ip('::1')]", "[null,1,\"int\",\"NaN\",\"-Infinity\",\"::1\"]")]
    public void What_JSON_lacks_is_written_as_text(string source, string expected) => Assert.Equal(expected, CelJson.Write(Expressions.Evaluate(source)));

    [Fact]
    public void A_struct_is_written_with_its_fields() =>
        Assert.Equal(
            """{"name":"box","colour":"blue","price":30,"tags":["a"],"note":null}""",
            CelJson.Write(CelValue.Of(Widgets.Type, new Widget("box", "blue", 30, ["a"]))));

    [Fact]
    public void Of_a_key_that_occurs_twice_the_last_counts()
    {
        using var json = JsonDocument.Parse("{\"a\":1,\"b\":2,\"a\":3}");

        Assert.Equal(3, CelJson.Read(json.RootElement).AsMap().Entries.Single(e => e.Key.AsString() == "a").Value.AsInt());
    }

    [Fact]
    public void An_error_cannot_be_written() => Assert.Throws<InvalidOperationException>(() => CelJson.Write(CelValue.Error("no")));
}
