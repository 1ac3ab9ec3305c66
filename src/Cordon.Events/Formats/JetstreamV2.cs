using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>Bluesky Jetstream, second version: <c>{"$type": "message", payload: {"$type": "…#commit", seq, did, time, rev, operation, collection, rkey, cid, record}}</c>.</summary>
internal sealed class JetstreamV2 : IEventFormat
{
    public string Name => "jetstream-v2";

    public string Description => "an object with $type and a payload that has its own $type, seq and did";

    public IReadOnlyList<string> Marks { get; } = ["$type", "payload"];

    public bool Matches(JsonElement record) => record.HasString("$type") && record.Field("payload").HasString("$type");

    public Mapping Map(JsonElement record, EventDraft draft)
    {
        var payload = record.Field("payload");
        var type = payload.Word("$type")!;
        type = type[(type.LastIndexOf('#') + 1)..];
        if (type is not ("commit" or "account"))
            return Mapping.Ignored(type is "identity" or "sync" or "info" ? $"{type} message" : "other message");
        if (payload.Word("did") is not { } did || payload.Word("seq") is not { } seq)
            return Mapping.Rejected("the payload lacks did or seq");
        draft.Id = $"seq:{seq}";
        draft.TimeFrom(payload.Word("time"));
        if (type == "account")
            return AtprotoRecords.MapAccount(did, payload, draft);
        return payload.Word("operation") is null || payload.Word("collection") is null || payload.Word("rkey") is null
            ? Mapping.Rejected("the payload lacks operation, collection or rkey")
            : AtprotoRecords.Map(did, payload, draft);
    }
}
