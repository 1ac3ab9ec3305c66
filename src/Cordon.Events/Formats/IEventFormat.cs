using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>An outside JSON format that is recognised by its shape. The shapes exclude each other, so that the order of asking does not matter.</summary>
internal interface IEventFormat
{
    /// <summary>The name under which events are counted.</summary>
    string Name { get; }

    /// <summary>What the format is called in a message, with the fields that mark it.</summary>
    string Description { get; }

    /// <summary>The top-level fields by which a record that nearly fits is recognised.</summary>
    IReadOnlyList<string> Marks { get; }

    /// <summary>True when an object has the format's shape.</summary>
    bool Matches(JsonElement record);

    /// <summary>Fills the draft from a matching record, or says why there is no event in it.</summary>
    Mapping Map(JsonElement record, EventDraft draft);
}
