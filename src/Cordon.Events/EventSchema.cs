namespace Cordon.Events;

/// <summary>The JSON Schema (2020-12) of the canonical event, as shipped with the engine.</summary>
public static class EventSchema
{
    /// <summary>Opens the schema's text, UTF-8.</summary>
    public static Stream Open() => typeof(EventSchema).Assembly.GetManifestResourceStream("event.schema.json")!;
}
