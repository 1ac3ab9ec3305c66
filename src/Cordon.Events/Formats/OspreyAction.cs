using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>Actions of the Osprey rules engine: <c>{send_time, data: {action_id, action_name, data}}</c>, and as stored lines <c>{id, name, data}</c>.</summary>
internal sealed class OspreyAction : IEventFormat
{
    public string Name => "osprey";

    public string Description => "an object with send_time and data {action_id, action_name, data}, or with id, name and data";

    public IReadOnlyList<string> Marks { get; } = ["send_time", "data"];

    public bool Matches(JsonElement record)
    {
        if (!record.HasObject("data") || record.Has("specversion"))
            return false;
        return (record.Field("data").Has("action_id") && record.Field("data").Has("action_name"))
            || (record.Has("id") && record.HasString("name"));
    }

    public Mapping Map(JsonElement record, EventDraft draft)
    {
        var data = record.Field("data");
        var isSent = data.Has("action_id") && data.Has("action_name");
        var id = isSent ? data.Word("action_id") : record.Word("id");
        var name = isSent ? data.Word("action_name") : record.Word("name");
        var fields = isSent ? data.Field("data") : data;
        if (id is null || name is null || fields.ValueKind != JsonValueKind.Object)
            return Mapping.Rejected("the action lacks its id, its name or its data");
        NamedFields.Fill(fields, draft);
        draft.Id = "osprey/" + id;
        draft.Kind = KindWords.Of(name);
        if ((record.Word("send_time") ?? record.Word("time") ?? record.Word("timestamp")) is { } time)
            draft.TimeFrom(time);
        if (draft.Actor.IsNone)
            return Mapping.Rejected("the action's data names no actor; send it as user_id or account_id");
        return draft.Time is null ? Mapping.Rejected("the action has no time; send it as send_time or as timestamp in its data") : Mapping.Mapped;
    }
}
