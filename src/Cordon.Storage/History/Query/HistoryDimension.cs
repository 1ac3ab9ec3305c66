using Cordon.Events;

namespace Cordon.Storage.History.Query;

/// <summary>A field whose values are counted: how it is called, and how the files give its values, as a list of texts without doubles.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sql">The values of one row.</param>
public sealed record HistoryDimension(string Name, string Sql)
{
    /// <summary>All dimensions.</summary>
    public static IReadOnlyList<HistoryDimension> All { get; } =
    [
        new("kind", "[kind]"),
        new("verdict", "[verdict]"),
        new("rule", "list_distinct(rules)"),
        new("shadow_rule", "list_distinct(shadow_rules)"),
        new("actor", "[actor]"),
        new("target", "CASE WHEN target IS NULL THEN []::VARCHAR[] ELSE [target] END"),
        new("object", "list_distinct(objects)"),
        OfType(EntityTypes.Tag), OfType(EntityTypes.Link), OfType(EntityTypes.Domain), OfType(EntityTypes.Media), OfType(EntityTypes.Text), OfType(EntityTypes.Device),
        OfType(EntityTypes.Address), OfType(EntityTypes.Handle), OfType(EntityTypes.Invite), OfType(EntityTypes.Post),
    ];

    /// <summary>Those with few values, by which a series can be split.</summary>
    public static IReadOnlyList<string> Few { get; } = ["kind", "verdict", "rule", "shadow_rule"];

    /// <summary>The dimension of that name; null when there is none.</summary>
    public static HistoryDimension? Find(string name) => All.FirstOrDefault(d => d.Name == name);

    private static HistoryDimension OfType(string type) => new(type, $"list_distinct(list_filter(objects, lambda o: starts_with(o, '{type}:')))");
}
