using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>Bluesky Jetstream, first version: <c>{did, time_us, kind, commit: {rev, operation, collection, rkey, cid, record}}</c>.</summary>
internal sealed class JetstreamV1 : IEventFormat
{
    public string Name => "jetstream-v1";

    public string Description => "an object with did, time_us and kind (commit, identity or account)";

    public IReadOnlyList<string> Marks { get; } = ["did", "time_us", "kind", "commit"];

    public bool Matches(JsonElement record) =>
        record.HasString("did") && record.Has("time_us") && record.Word("kind") is "commit" or "identity" or "account";

    public Mapping Map(JsonElement record, EventDraft draft)
    {
        var did = record.Word("did")!;
        draft.TimeFrom(record.Word("time_us"));
        switch (record.Word("kind"))
        {
            case "commit":
                var commit = record.Field("commit");
                if (commit.Word("rev") is null || commit.Word("operation") is null || commit.Word("collection") is null || commit.Word("rkey") is null)
                    return Mapping.Rejected("the commit lacks rev, operation, collection or rkey");
                draft.Id = $"{did}/{commit.Word("rev")}/{commit.Word("collection")}/{commit.Word("rkey")}/{commit.Word("operation")}";
                return AtprotoRecords.Map(did, commit, draft);
            case "account":
                draft.Id = $"{did}/account/{record.Word("time_us")}";
                return AtprotoRecords.MapAccount(did, record.Field("account"), draft);
            default:
                return Mapping.Ignored("identity message");
        }
    }
}
