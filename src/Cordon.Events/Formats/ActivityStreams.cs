using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>ActivityStreams 2.0 activities as fediverse servers exchange them: <c>{type, id, actor, object, to, cc, published}</c>.</summary>
internal sealed class ActivityStreams : IEventFormat
{
    private static readonly HashSet<string> Read = new(StringComparer.Ordinal)
    {
        "Create", "Update", "Like", "Announce", "Follow", "Undo", "Block", "Move", "Flag", "Delete", "Accept", "Reject",
    };

    private static readonly HashSet<string> Other = new(StringComparer.Ordinal)
    {
        "Add", "Arrive", "Dislike", "EmojiReact", "Ignore", "Invite", "Join", "Leave", "Listen", "Offer", "Question", "Remove",
        "TentativeAccept", "TentativeReject", "Travel", "View",
    };

    public string Name => "activitystreams";

    public string Description => "an object with type (such as Create, Like, Follow), id, actor and object";

    public IReadOnlyList<string> Marks { get; } = ["@context", "type", "id", "actor", "object"];

    public bool Matches(JsonElement record) =>
        record.Word("type") is { } type && record.Has("actor") && !record.Has("specversion") && (Read.Contains(type) || Other.Contains(type));

    public Mapping Map(JsonElement record, EventDraft draft)
    {
        var type = record.Word("type")!;
        if (!Read.Contains(type))
            return Mapping.Ignored($"activity {type}");
        if (IdOf(record.Field("actor")) is not { } actor)
            return Mapping.Rejected("the actor has no id");
        if (record.Word("id") is not { } id)
            return Mapping.Rejected("the activity has no id");
        var it = record.Field("object");
        if (it.ValueKind == JsonValueKind.Array && type != "Flag")
            it = it.EnumerateArray().FirstOrDefault();
        var named = IdOf(it);
        draft.Id = id;
        draft.Actor = draft.Entity(EntityTypes.Account, actor);
        draft.TimeFrom(record.Word("published") ?? record.Word("updated") ?? it.Word("updated") ?? it.Word("published")
            ?? record.Word("received_at") ?? record.Word("received"));
        if (draft.Time is null)
            draft.Refuse("the activity has no published time; have the receiving server add received_at");
        if (type != "Flag" && named is null)
            return Mapping.Rejected($"the {type} has no object with an id");
        return type switch
        {
            "Create" or "Update" => MapObject(type, record, it, named!, draft),
            "Like" => MapReaction(EventKinds.Like, id, it, named!, draft),
            "Announce" => MapReaction(EventKinds.Repost, id, it, named!, draft),
            "Follow" => MapRelation(EventKinds.Follow, id, named!, draft),
            "Block" => MapRelation(EventKinds.Block, id, named!, draft),
            "Accept" => MapAnswer(EventKinds.Accept, it, named!, draft),
            "Reject" => MapAnswer(EventKinds.Reject, it, named!, draft),
            "Undo" => MapEnd(EntityTypes.Record, named!, draft),
            "Delete" => MapEnd(named == actor ? EntityTypes.Account : EntityTypes.Post, named!, draft),
            "Move" => MapMove(record, draft),
            _ => MapFlag(id, record, draft),
        };
    }

    private static Mapping MapObject(string type, JsonElement record, JsonElement it, string id, EventDraft draft)
    {
        if (it.Word("type") is "Person" or "Service" or "Group" or "Organization" or "Application")
        {
            draft.Kind = EventKinds.Profile;
            draft.Text = HtmlText.Plain(it.Word("summary"));
            return Mapping.Mapped;
        }

        if (it.ValueKind != JsonValueKind.Object)
            return Mapping.Rejected($"the {type} names its object but does not hold it");
        var audience = Audience(record, it);
        var mentions = it.Each("tag").Where(t => t.Word("type") == "Mention").Select(t => t.Word("href"));
        if (audience == Reach.Direct)
        {
            draft.Kind = EventKinds.Message;
            foreach (var recipient in record.Each("to").Concat(it.Each("to")))
                draft.AddMention(IdOf(recipient));
            return Mapping.Mapped;
        }

        draft.Kind = IdOf(it.Field("inReplyTo")) is null ? EventKinds.Post : EventKinds.Reply;
        draft.Add(EntityTypes.Post, id);
        foreach (var mention in mentions)
            draft.AddMention(mention);

        // What only followers may see is not read: who wrote, and to whom, is.
        if (audience == Reach.Followers)
            return Mapping.Mapped;
        var content = it.Word("content");
        draft.Text = HtmlText.Plain(content);
        foreach (var tag in it.Each("tag"))
        {
            if (tag.Word("type") == "Hashtag")
                draft.Add(EntityTypes.Tag, tag.Word("name"));
        }

        foreach (var link in HtmlText.Links(content))
            draft.Add(EntityTypes.Link, link);
        foreach (var attachment in it.Each("attachment"))
        {
            if (attachment.Word("type") == "Link")
                draft.Add(EntityTypes.Link, attachment.Word("href"));
        }

        return Mapping.Mapped;
    }

    private static Mapping MapReaction(string kind, string id, JsonElement it, string post, EventDraft draft)
    {
        draft.Kind = kind;
        draft.Target = draft.Entity(EntityTypes.Account, IdOf(it.Field("attributedTo")));
        draft.Add(EntityTypes.Record, id);
        draft.Add(EntityTypes.Post, post);
        return Mapping.Mapped;
    }

    private static Mapping MapRelation(string kind, string id, string account, EventDraft draft)
    {
        draft.Kind = kind;
        draft.Target = draft.Entity(EntityTypes.Account, account);
        draft.Add(EntityTypes.Record, id);
        return Mapping.Mapped;
    }

    private static Mapping MapAnswer(string kind, JsonElement it, string asked, EventDraft draft)
    {
        draft.Kind = kind;
        draft.Target = draft.Entity(EntityTypes.Account, IdOf(it.Field("actor")));
        draft.Add(EntityTypes.Record, asked);
        return Mapping.Mapped;
    }

    private static Mapping MapEnd(string type, string id, EventDraft draft)
    {
        draft.Kind = EventKinds.Delete;
        draft.Target = draft.Entity(type, id);
        return Mapping.Mapped;
    }

    private static Mapping MapMove(JsonElement record, EventDraft draft)
    {
        if (IdOf(record.Field("target")) is not { } target)
            return Mapping.Rejected("the Move has no target");
        draft.Kind = "move";
        draft.Target = draft.Entity(EntityTypes.Account, target);
        return Mapping.Mapped;
    }

    /// <summary>A report names the account first and then what of it is reported; its text is for the moderators alone and is not read.</summary>
    private static Mapping MapFlag(string id, JsonElement record, EventDraft draft)
    {
        draft.Kind = EventKinds.Report;
        draft.Add(EntityTypes.Record, id);
        foreach (var reported in record.Each("object").Select(IdOf))
        {
            if (draft.Target.IsNone)
                draft.Target = draft.Entity(EntityTypes.Account, reported);
            else
                draft.Add(EntityTypes.Post, reported);
        }

        return draft.Target.IsNone ? Mapping.Rejected("the Flag has no object with an id") : Mapping.Mapped;
    }

    private static Reach Audience(JsonElement record, JsonElement it)
    {
        var recipients = record.Each("to").Concat(record.Each("cc")).Concat(it.Each("to")).Concat(it.Each("cc")).Select(IdOf).ToList();
        if (recipients.Count == 0 || recipients.Any(r => r is "https://www.w3.org/ns/activitystreams#Public" or "as:Public" or "Public"))
            return Reach.Everyone;
        return recipients.Any(r => r?.EndsWith("/followers", StringComparison.Ordinal) ?? false) ? Reach.Followers : Reach.Direct;
    }

    private static string? IdOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.Word("id") ?? element.Word("href"),
        JsonValueKind.Array => element.EnumerateArray().Select(IdOf).FirstOrDefault(i => i is not null),
        _ => element.Word(),
    };

    private enum Reach
    {
        Everyone,
        Followers,
        Direct,
    }
}
