using Cordon.Policy.Cel;
using Cordon.Policy.Evaluating;

namespace Cordon.Storage.History.Query;

/// <summary>A row as a condition sees it: the value <c>event</c> with the fields that it has in policies, and what came of the event.</summary>
internal sealed class RowView
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    /// <summary>The declaration that the checker sees.</summary>
    public static CelStruct Struct { get; } = Declare();

    public string Id { get; set; } = "";

    public DateTimeOffset Time { get; set; }

    public string Kind { get; set; } = "";

    public string Actor { get; set; } = "";

    public string Target { get; set; } = "";

    public IReadOnlyList<string> Objects { get; set; } = [];

    public string Text { get; set; } = "";

    public IReadOnlyDictionary<string, string> Attributes { get; set; } = NoAttributes;

    public string Verdict { get; set; } = "";

    public IReadOnlyList<string> Rules { get; set; } = [];

    public IReadOnlyList<string> ShadowRules { get; set; } = [];

    /// <summary>The type of the entities in a list field such as <c>tags</c>; null when it is no such field.</summary>
    public static string? TypeOf(string field) => EventLists.ByType.FirstOrDefault(l => l.Field == field).Type;

    /// <summary>Shows a row.</summary>
    public void Show(HistoryRow row)
    {
        var e = row.Event;
        (Id, Time, Kind, Actor, Target) = (e.Id, e.Time, e.Kind, e.Actor.Text, e.Target.Text);
        (Objects, Text, Attributes) = ([.. e.Objects.Select(o => o.Text)], e.Text ?? "", e.Attributes);
        (Verdict, Rules, ShadowRules) = (row.Verdict, row.Rules, row.ShadowRules);
    }

    private static CelStruct Declare()
    {
        var texts = CelType.List(CelType.String);
        var type = new CelStruct("event")
            .With("id", CelType.String, static host => CelValue.Of(((RowView)host).Id))
            .With("time", CelType.Timestamp, static host => CelValue.Of(((RowView)host).Time))
            .With("kind", CelType.String, static host => CelValue.Of(((RowView)host).Kind))
            .With("actor", CelType.String, static host => CelValue.Of(((RowView)host).Actor))
            .With("target", CelType.String, static host => CelValue.Of(((RowView)host).Target))
            .With("text", CelType.String, static host => CelValue.Of(((RowView)host).Text))
            .With("attributes", CelType.Map(CelType.String, CelType.String), static host => CelValue.Of(new TextMap(((RowView)host).Attributes)), kept: true)
            .With("objects", texts, static host => CelValue.Of(((RowView)host).Objects), kept: true);
        foreach (var (field, entityType) in EventLists.ByType)
        {
            var prefix = entityType + ":";
            type.With(field, texts, host => CelValue.Of((IReadOnlyList<string>)[.. ((RowView)host).Objects.Where(o => o.StartsWith(prefix, StringComparison.Ordinal))]), kept: true);
        }

        return type;
    }
}
