using Cordon.Events;

namespace Cordon.Policy.Evaluating;

/// <summary>The fields of <c>event</c> that hold its objects of one type, wherever conditions are written.</summary>
public static class EventLists
{
    /// <summary>The fields with the types of the entities in them.</summary>
    public static IReadOnlyList<(string Field, string Type)> ByType { get; } =
    [
        ("tags", EntityTypes.Tag), ("links", EntityTypes.Link), ("domains", EntityTypes.Domain), ("media", EntityTypes.Media), ("texts", EntityTypes.Text),
        ("devices", EntityTypes.Device), ("addresses", EntityTypes.Address), ("handles", EntityTypes.Handle), ("posts", EntityTypes.Post),
    ];
}
