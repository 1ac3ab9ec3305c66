using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>
/// The canonical fields that a column of a table, or a field of a platform's own JSON, may hold; and the names under which
/// they commonly go. The order is that of <see cref="Names"/>.
/// </summary>
internal static class NamedFields
{
    public const int Time = 0;
    public const int Actor = 1;
    public const int Id = 2;
    public const int Kind = 3;
    public const int Target = 4;
    public const int Text = 5;
    public const int Post = 6;
    public const int FirstThing = Post;
    public const int Object = 15;
    public const int Count = 16;

    /// <summary>The canonical names, as <c>--map</c> takes them.</summary>
    public static readonly string[] Names =
    [
        "time", "actor", "id", "kind", "target", "text", "post", "link", "tag", "domain", "media", "device", "address", "handle", "invite", "object",
    ];

    /// <summary>For each field the names that suggest it, the strongest first.</summary>
    private static readonly string[][] Aliases =
    [
        ["time", "timestamp", "timestamp_share", "time_us", "created_at", "occurred_at", "event_time", "datetime", "date", "ts", "send_time"],
        ["actor", "actor_id", "account_id", "user_id", "did", "author_id", "account", "user", "author", "userid", "accountid", "reporter_id"],
        ["event_id", "id"],
        ["kind", "event_type", "event_kind", "event", "type", "action"],
        ["target", "target_id", "target_account_id", "target_user_id", "target_account", "recipient_id", "in_reply_to_account_id", "in_reply_to_user_id"],
        ["text", "content", "body", "post_text", "query"],
        ["post_id", "content_id", "post", "status_id", "tweet_id"],
        ["url_id", "url", "link", "link_id", "uri"],
        ["hashtag_id", "hashtag", "tag", "tag_id"],
        ["domain_id", "domain"],
        ["media_hash", "phash_id", "media", "media_id", "phash", "image_hash"],
        ["device_id", "device", "device_fingerprint"],
        ["ip", "ip_address", "address", "remote_ip"],
        ["handle", "contact_handle"],
        ["invite", "invite_id", "invite_code", "invited_by"],
        ["object_id", "object"],
    ];

    private static readonly Dictionary<string, int> Plurals = new(StringComparer.Ordinal)
    {
        ["urls"] = 7,
        ["links"] = 7,
        ["hashtags"] = 8,
        ["tags"] = 8,
        ["domains"] = 9,
        ["media_hashes"] = 10,
        ["ips"] = 12,
        ["handles"] = 13,
    };

    private static readonly HashSet<string> KnownTypes = new(StringComparer.Ordinal)
    {
        EntityTypes.Account, EntityTypes.Post, EntityTypes.Tag, EntityTypes.Link, EntityTypes.Domain, EntityTypes.Media, EntityTypes.Text,
        EntityTypes.Device, EntityTypes.Address, EntityTypes.Handle, EntityTypes.Invite, EntityTypes.Record, EntityTypes.Event,
    };

    /// <summary>Where each field is among the given names; -1 where it is nowhere.</summary>
    public static int[] Find(IReadOnlyList<string> names)
    {
        var places = new int[Count];
        for (var field = 0; field < Count; field++)
            places[field] = Place(names, Aliases[field]);
        return places;
    }

    /// <summary>Fills the draft from values in the order of <see cref="Names"/>; an empty value is none.</summary>
    public static void Fill(ReadOnlySpan<string?> values, EventDraft draft)
    {
        if (!string.IsNullOrWhiteSpace(values[Time]))
            draft.TimeFrom(values[Time]);
        draft.Actor = Typed(EntityTypes.Account, values[Actor], draft);
        if (!string.IsNullOrWhiteSpace(values[Id]))
            draft.Id = values[Id];
        if (!string.IsNullOrWhiteSpace(values[Kind]))
            draft.Kind = KindWords.Of(values[Kind]!);
        draft.Target = OfKnownType(EntityTypes.Account, values[Target], draft);
        if (!string.IsNullOrEmpty(values[Text]))
            draft.Text = values[Text];
        var first = FirstThing;
        if (draft.Kind == EventKinds.Delete && draft.Target.IsNone)
            draft.Target = Typed(EntityTypes.Post, values[first++], draft);
        for (var field = first; field < Count; field++)
            AddThing(field, values[field], draft);
    }

    /// <summary>Fills the draft from a JSON object: its own fields, and those of objects in it (<c>user.id</c> counts as <c>user_id</c>).</summary>
    public static void Fill(JsonElement record, EventDraft draft)
    {
        var names = new List<string>();
        var found = new List<string?>();
        foreach (var property in record.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var inner in property.Value.EnumerateObject())
                    Note($"{property.Name}_{inner.Name}", inner.Value);
            }
            else
            {
                Note(property.Name, property.Value);
            }
        }

        var places = Find(names);
        var values = new string?[Count];
        for (var field = 0; field < Count; field++)
            values[field] = places[field] < 0 ? null : found[places[field]];
        Fill(values, draft);
        foreach (var property in record.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Array && Plurals.TryGetValue(property.Name.ToLowerInvariant(), out var field))
            {
                foreach (var element in property.Value.EnumerateArray())
                    AddThing(field, element.Word(), draft);
            }
        }

        void Note(string name, JsonElement value)
        {
            if (value.Word() is { } word)
            {
                names.Add(name);
                found.Add(word);
            }
        }
    }

    private static void AddThing(int field, string? value, EventDraft draft)
    {
        var entity = field == Object ? OfKnownType(EntityTypes.Link, value, draft) : Typed(Names[field], value, draft);
        if (!entity.IsNone)
            draft.Add(entity);
    }

    private static int Place(IReadOnlyList<string> names, string[] aliases)
    {
        foreach (var alias in aliases)
        {
            for (var i = 0; i < names.Count; i++)
            {
                if (names[i].AsSpan().Trim().Equals(alias, StringComparison.OrdinalIgnoreCase))
                    return i;
            }
        }

        return -1;
    }

    /// <summary>An entity of one type, whether the value names the type or not.</summary>
    private static Entity Typed(string type, string? value, EventDraft draft)
    {
        value = value?.Trim();
        return value is not null && value.Length > type.Length + 1 && value[type.Length] == ':' && value.StartsWith(type, StringComparison.Ordinal)
            ? draft.Entity(type, value[(type.Length + 1)..])
            : draft.Entity(type, value);
    }

    /// <summary>An entity of the type that the value names when that is a type the engine knows; of the given type otherwise.</summary>
    private static Entity OfKnownType(string otherwise, string? value, EventDraft draft)
    {
        value = value?.Trim();
        var colon = value?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && KnownTypes.Contains(value![..colon])
            ? draft.Entity(value[..colon], value[(colon + 1)..])
            : draft.Entity(otherwise, value);
    }
}
