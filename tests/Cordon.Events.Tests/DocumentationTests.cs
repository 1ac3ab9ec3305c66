using System.Reflection;
using System.Text.Json;

namespace Cordon.Events.Tests;

public sealed class DocumentationTests
{
    [Fact]
    public void The_schema_has_the_fields_of_the_event_and_its_limits()
    {
        using var schema = JsonDocument.Parse(EventSchema.Open());
        var properties = schema.RootElement.GetProperty("properties");

        Assert.Equal(
            typeof(Event).GetProperties().Select(p => p.Name.ToLowerInvariant()).Where(n => n != "equalitycontract"),
            properties.EnumerateObject().Select(p => p.Name));
        Assert.Equal(Limits.EventIdChars, properties.GetProperty("id").GetProperty("maxLength").GetInt32());
        Assert.Equal(Limits.ObjectsPerEvent, properties.GetProperty("objects").GetProperty("maxItems").GetInt32());
        Assert.Equal(Limits.TextChars, properties.GetProperty("text").GetProperty("maxLength").GetInt32());
        Assert.Equal(Limits.AttributesPerEvent, properties.GetProperty("attributes").GetProperty("maxProperties").GetInt32());
        Assert.Contains($"{{1,{Limits.EntityIdChars}}}", schema.RootElement.GetProperty("$defs").GetProperty("entity").GetProperty("pattern").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_guide_names_every_kind_every_entity_type_and_every_format()
    {
        var guide = File.ReadAllText(Path.Combine(Root(), "docs", "events.md"));
        var words = new[] { typeof(EventKinds), typeof(EntityTypes) }
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => (string)f.GetRawConstantValue()!)
            .Concat(Outcome.Of(string.Join('\n', Samples.All)).Summary.ByFormat.Keys);

        Assert.All(words, word => Assert.Contains($"`{word}`", guide, StringComparison.Ordinal));
    }

    [Fact]
    public void The_event_in_the_guide_is_read()
    {
        var guide = File.ReadAllLines(Path.Combine(Root(), "docs", "events.md"));

        Assert.Equal("account:a17", Outcome.Of(guide.First(l => l.StartsWith("{\"id\"", StringComparison.Ordinal))).Single.Actor.Text);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cordon.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder;
    }
}
