using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>CloudEvents 1.0 in structured JSON. Data of a known format is read as that; other data by its commonly named fields.</summary>
internal sealed class CloudEvents : IEventFormat
{
    public string Name => "cloudevents";

    public string Description => "an object with specversion \"1.0\", id, source, type, time and data";

    public IReadOnlyList<string> Marks { get; } = ["specversion", "id", "source", "type"];

    public bool Matches(JsonElement record) => record.Has("specversion") && record.Has("source");

    public Mapping Map(JsonElement record, EventDraft draft)
    {
        if (record.Word("specversion") != "1.0")
            return Mapping.Rejected($"specversion '{Shown.Brief(record.Word("specversion"))}' is not read; send 1.0");
        if (record.Word("id") is not { } id || record.Word("source") is not { } source || record.Word("type") is not { } type)
            return Mapping.Rejected("id, source or type is missing");
        if (record.Has("data_base64"))
            return Mapping.Rejected("data_base64 is not read; send the data as JSON");
        var data = record.Field("data");
        var mapping = MapData(record, data, type, draft);

        // The envelope's key, which the sender keeps unique, goes before any inside.
        draft.Id = $"{source} {id}";
        return mapping;
    }

    private static Mapping MapData(JsonElement record, JsonElement data, string type, EventDraft draft)
    {
        if (data.ValueKind == JsonValueKind.Object)
        {
            var inner = EventFormats.All.FirstOrDefault(f => f is not CloudEvents && f.Matches(data));
            if (inner is not null)
                return inner.Map(data, draft);
            if (data.Has("kind") && data.Has("actor") && data.Has("time"))
            {
                var outcome = new CanonicalJson(draft.Cache).Read(System.Text.Encoding.UTF8.GetBytes(data.GetRawText()), draft, out var fault);
                return outcome == CanonicalJson.Outcome.Read ? Mapping.Mapped : Mapping.Rejected("data: " + fault.Reason);
            }

            NamedFields.Fill(data, draft);
        }

        // A kind in the data says less than the envelope's type, which says what the event is.
        draft.Kind = KindWords.Of(type);
        if (!Kinds.IsKind(draft.Kind))
            draft.Kind = KindWords.Of(type[(type.LastIndexOf('.') + 1)..]);
        draft.TimeFrom(record.Word("time"));
        if (draft.Actor.IsNone && record.Word("subject") is { } subject)
            draft.Actor = draft.Entity(EntityTypes.Account, subject.StartsWith("account:", StringComparison.Ordinal) ? subject["account:".Length..] : subject);
        if (draft.Actor.IsNone)
            return Mapping.Rejected("neither data nor subject names an actor; send it as actor or account_id in data");
        return draft.Time is null ? Mapping.Rejected("neither the event nor its data has a time") : Mapping.Mapped;
    }
}
