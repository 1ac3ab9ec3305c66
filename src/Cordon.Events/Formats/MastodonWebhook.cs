using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>Mastodon's webhooks: <c>{event, created_at, object}</c>, with the object as the admin API shows it.</summary>
internal sealed class MastodonWebhook : IEventFormat
{
    public string Name => "mastodon";

    public string Description => "an object with event (such as status.created), created_at and object";

    public IReadOnlyList<string> Marks { get; } = ["event", "created_at", "object"];

    public bool Matches(JsonElement record) => record.HasString("event") && record.HasObject("object") && record.Has("created_at");

    public Mapping Map(JsonElement record, EventDraft draft)
    {
        var name = record.Word("event")!;
        var it = record.Field("object");
        if (it.Word("id") is not { } id)
            return Mapping.Rejected("the object has no id");
        draft.Id = $"mastodon/{name}/{id}/{it.Word("updated_at") ?? it.Word("edited_at") ?? record.Word("created_at")}";
        draft.TimeFrom(record.Word("created_at"));
        switch (name)
        {
            case "account.created":
                return MapAccount(EventKinds.Register, id, it, draft);
            case "account.approved":
                return MapAccount("approved", id, it, draft);
            case "account.updated":
                return MapAccount(EventKinds.Profile, id, it, draft);
            case "report.created":
                return MapReport(EventKinds.Report, id, it, draft);
            case "report.updated":
                return MapReport("report-updated", id, it, draft);
            case "status.created" or "status.updated":
                return MapStatus(id, it, draft);
            default:
                return Mapping.Ignored($"webhook {Shown.Brief(name)}");
        }
    }

    private static Mapping MapAccount(string kind, string id, JsonElement account, EventDraft draft)
    {
        draft.Kind = kind;
        draft.Actor = draft.Entity(EntityTypes.Account, id);
        draft.Add(EntityTypes.Address, account.Word("ip") ?? account.Field("ip").Word("ip"));
        foreach (var used in account.Each("ips"))
            draft.Add(EntityTypes.Address, used.Word("ip") ?? used.Word());
        if (account.Word("invited_by_account_id") is { } inviter)
            draft.Add(EntityTypes.Invite, "by-" + inviter);
        if (kind == EventKinds.Profile)
            draft.Text = HtmlText.Plain(account.Field("account").Word("note"));
        return Mapping.Mapped;
    }

    private static Mapping MapReport(string kind, string id, JsonElement report, EventDraft draft)
    {
        draft.Kind = kind;
        draft.Actor = draft.Entity(EntityTypes.Account, report.Field("account").Word("id"));
        draft.Target = draft.Entity(EntityTypes.Account, report.Field("target_account").Word("id"));
        draft.Add(EntityTypes.Record, "report-" + id);
        foreach (var status in report.Each("statuses"))
            draft.Add(EntityTypes.Post, status.Word("id"));
        if (report.Word("category") is { } category)
            draft.AddAttribute("category", category);
        return draft.Actor.IsNone || draft.Target.IsNone
            ? Mapping.Rejected("the report lacks account.id or target_account.id")
            : Mapping.Mapped;
    }

    private static Mapping MapStatus(string id, JsonElement status, EventDraft draft)
    {
        draft.Actor = draft.Entity(EntityTypes.Account, status.Field("account").Word("id"));
        if (draft.Actor.IsNone)
            return Mapping.Rejected("the status has no account.id");
        var visibility = status.Word("visibility");
        if (visibility == "direct")
        {
            draft.Kind = EventKinds.Message;
            foreach (var mention in status.Each("mentions"))
                draft.AddMention(mention.Word("id"));
            return Mapping.Mapped;
        }

        var shared = status.Field("reblog");
        if (shared.ValueKind == JsonValueKind.Object)
        {
            draft.Kind = EventKinds.Repost;
            draft.Target = draft.Entity(EntityTypes.Account, shared.Field("account").Word("id"));
            draft.Add(EntityTypes.Record, id);
            draft.Add(EntityTypes.Post, shared.Word("id"));
            return Mapping.Mapped;
        }

        var answered = status.Word("in_reply_to_account_id");
        draft.Kind = answered is null && status.Word("in_reply_to_id") is null ? EventKinds.Post : EventKinds.Reply;
        draft.Target = draft.Entity(EntityTypes.Account, answered);
        draft.Add(EntityTypes.Post, id);
        foreach (var mention in status.Each("mentions"))
            draft.AddMention(mention.Word("id"));

        // What only followers may see is not read: who wrote, and to whom, is.
        if (visibility == "private")
            return Mapping.Mapped;
        var content = status.Word("content");
        draft.Text = HtmlText.Plain(content);
        foreach (var tag in status.Each("tags"))
            draft.Add(EntityTypes.Tag, tag.Word("name"));
        foreach (var link in HtmlText.Links(content))
            draft.Add(EntityTypes.Link, link);
        draft.Add(EntityTypes.Link, status.Field("card").Word("url"));
        return Mapping.Mapped;
    }
}
