using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>What the records of the AT Protocol's <c>app.bsky</c> collections mean; both versions of Jetstream carry the same records.</summary>
internal static class AtprotoRecords
{
    private const string Post = "app.bsky.feed.post";
    private const string Like = "app.bsky.feed.like";
    private const string Repost = "app.bsky.feed.repost";
    private const string Follow = "app.bsky.graph.follow";
    private const string Block = "app.bsky.graph.block";
    private const string Profile = "app.bsky.actor.profile";

    /// <summary>Maps a commit: operation, collection, rkey and record.</summary>
    public static Mapping Map(string did, JsonElement commit, EventDraft draft)
    {
        var collection = commit.Word("collection")!;
        if (collection is not (Post or Like or Repost or Follow or Block or Profile))
            return Mapping.Ignored($"collection {Shown.Brief(collection)}");
        var operation = commit.Word("operation");
        var uri = $"at://{did}/{collection}/{commit.Word("rkey")}";
        draft.Actor = draft.Entity(EntityTypes.Account, did);
        if (operation == "delete")
        {
            if (collection == Profile)
                return Mapping.Ignored("profile deleted");
            draft.Kind = EventKinds.Delete;
            draft.Target = draft.Entity(collection == Post ? EntityTypes.Post : EntityTypes.Record, uri);
            return Mapping.Mapped;
        }

        if (operation is not ("create" or "update"))
            return Mapping.Rejected($"the operation '{Shown.Brief(operation)}' is not create, update or delete");
        var record = commit.Field("record");
        if (record.ValueKind != JsonValueKind.Object)
            return Mapping.Rejected($"the commit {operation}s a record but holds none");
        switch (collection)
        {
            case Post:
                MapPost(uri, record, draft);
                return Mapping.Mapped;
            case Profile:
                MapProfile(record, draft);
                return Mapping.Mapped;
            case Like or Repost:
                return MapReaction(collection == Like ? EventKinds.Like : EventKinds.Repost, uri, record, draft);
            default:
                return MapRelation(collection == Follow ? EventKinds.Follow : EventKinds.Block, uri, record, draft);
        }
    }

    /// <summary>Maps a change of an account's standing: only its deletion is an event.</summary>
    public static Mapping MapAccount(string did, JsonElement account, EventDraft draft)
    {
        if (account.Word("status") != "deleted")
            return Mapping.Ignored("account message");
        draft.Kind = EventKinds.Delete;
        draft.Actor = draft.Entity(EntityTypes.Account, did);
        draft.Target = draft.Actor;
        return Mapping.Mapped;
    }

    private static void MapPost(string uri, JsonElement record, EventDraft draft)
    {
        draft.Add(EntityTypes.Post, uri);
        draft.Text = record.Word("text");
        var answered = AuthorOf(record.Field("reply").Field("parent").Word("uri"));
        draft.Kind = record.HasObject("reply") ? EventKinds.Reply : EventKinds.Post;
        draft.Target = draft.Entity(EntityTypes.Account, answered);
        foreach (var tag in record.Each("tags"))
            draft.Add(EntityTypes.Tag, tag.Word());
        foreach (var facet in record.Each("facets"))
        {
            foreach (var feature in facet.Each("features"))
                MapFeature(feature, draft);
        }

        MapEmbed(record.Field("embed"), draft);
    }

    private static void MapFeature(JsonElement feature, EventDraft draft)
    {
        switch (feature.Word("$type"))
        {
            case "app.bsky.richtext.facet#tag":
                draft.Add(EntityTypes.Tag, feature.Word("tag"));
                break;
            case "app.bsky.richtext.facet#link":
                draft.Add(EntityTypes.Link, feature.Word("uri"));
                break;
            case "app.bsky.richtext.facet#mention":
                draft.AddMention(feature.Word("did"));
                break;
        }
    }

    private static void MapEmbed(JsonElement embed, EventDraft draft)
    {
        draft.Add(EntityTypes.Link, embed.Field("external").Word("uri"));
        foreach (var image in embed.Each("images"))
            AddBlob(image.Field("image"), draft);
        AddBlob(embed.Field("video"), draft);

        // A quoted record stands directly, or beside media one level deeper.
        var quoted = embed.Field("record").Word("uri") ?? embed.Field("record").Field("record").Word("uri");
        if (CollectionOf(quoted) == Post)
            draft.Add(EntityTypes.Post, quoted);
        var media = embed.Field("media");
        draft.Add(EntityTypes.Link, media.Field("external").Word("uri"));
        foreach (var image in media.Each("images"))
            AddBlob(image.Field("image"), draft);
        AddBlob(media.Field("video"), draft);
    }

    private static void MapProfile(JsonElement record, EventDraft draft)
    {
        draft.Kind = EventKinds.Profile;
        draft.Text = record.Word("description");
        AddBlob(record.Field("avatar"), draft);
        AddBlob(record.Field("banner"), draft);
    }

    private static Mapping MapReaction(string kind, string uri, JsonElement record, EventDraft draft)
    {
        var subject = record.Field("subject").Word("uri");
        if (subject is null)
            return Mapping.Rejected($"the {kind} has no subject.uri");
        draft.Kind = kind;
        draft.Target = draft.Entity(EntityTypes.Account, AuthorOf(subject));
        draft.Add(EntityTypes.Record, uri);

        // Feeds and lists can be liked too; they are no posts.
        if (CollectionOf(subject) == Post)
            draft.Add(EntityTypes.Post, subject);
        return Mapping.Mapped;
    }

    private static Mapping MapRelation(string kind, string uri, JsonElement record, EventDraft draft)
    {
        if (record.Word("subject") is not { } subject)
            return Mapping.Rejected($"the {kind} has no subject");
        draft.Kind = kind;
        draft.Target = draft.Entity(EntityTypes.Account, subject);
        draft.Add(EntityTypes.Record, uri);
        return Mapping.Mapped;
    }

    private static void AddBlob(JsonElement blob, EventDraft draft)
    {
        var cid = blob.Field("ref").Word("$link") ?? blob.Word("cid");
        draft.Add(EntityTypes.Media, cid is null ? null : "cid-" + cid);
    }

    private static string? AuthorOf(string? uri) => Part(uri, 0);

    private static string? CollectionOf(string? uri) => Part(uri, 1);

    private static string? Part(string? uri, int index)
    {
        const string Scheme = "at://";
        if (uri is null || !uri.StartsWith(Scheme, StringComparison.Ordinal))
            return null;
        var parts = uri[Scheme.Length..].Split('/');
        return index < parts.Length && parts[index].Length > 0 ? parts[index] : null;
    }
}
