namespace Cordon.Events.Tests;

/// <summary>One line of every JSON format, with made-up content.</summary>
internal static class Samples
{
    public const string Canonical = """{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a17","objects":["post:p1","tag:blue-widget"]}""";

    public const string JetstreamV1 = """{"did":"did:plc:aaa","time_us":1772366400000001,"kind":"commit","commit":{"rev":"3k","operation":"create","collection":"app.bsky.graph.follow","rkey":"r1","record":{"$type":"app.bsky.graph.follow","subject":"did:plc:bbb"}}}""";

    public const string JetstreamV2 = """{"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribe#commit","seq":7001,"did":"did:plc:aaa","time":"2026-03-01T12:00:00.000001Z","rev":"3k","operation":"delete","collection":"app.bsky.feed.post","rkey":"r1"}}""";

    public const string Mastodon = """{"event":"account.created","created_at":"2026-03-01T12:00:00.000Z","object":{"id":"109","username":"mira","ip":"192.0.2.7","ips":[{"ip":"192.0.2.7","used_at":"2026-03-01T12:00:00Z"},{"ip":"192.0.2.9","used_at":"2026-03-01T12:00:00Z"}],"invited_by_account_id":"42"}}""";

    public const string ActivityStreams = """{"@context":"https://www.w3.org/ns/activitystreams","id":"https://one.example/like/1","type":"Like","actor":"https://one.example/u/mira","object":"https://two.example/p/9","published":"2026-03-01T12:00:00Z"}""";

    public const string OspreySent = """{"send_time":"2026-03-01T12:00:00Z","data":{"action_id":11,"action_name":"create_post","data":{"user_id":"u1","ip_address":"192.0.2.7","post":{"id":"p1","text":"a blue widget that is new in our little shop today"}}}}""";

    public const string OspreyStored = """{"id":"12","name":"user_login","data":{"user":{"id":"u1"},"timestamp":"2026-03-01T12:00:00Z","device_id":"d1"}}""";

    public const string CloudEvent = """{"specversion":"1.0","id":"c1","source":"/shop","type":"com.example.post.created","time":"2026-03-01T12:00:00Z","data":{"account_id":"a17","post_id":"p1","tags":["Blue-Widget"]}}""";

    public static readonly string[] All = [Canonical, JetstreamV1, JetstreamV2, Mastodon, ActivityStreams, OspreySent, OspreyStored, CloudEvent];

    /// <summary>Lines in which a format uses most of what it can say.</summary>
    public static readonly string[] Rich =
    [
        .. All,
        """{"did":"did:plc:aaa","time_us":1772366400000001,"kind":"commit","commit":{"rev":"3k","operation":"create","collection":"app.bsky.feed.post","rkey":"r1","cid":"c","record":{"$type":"app.bsky.feed.post","text":"a blue widget that is new in our little shop today","createdAt":"2026-03-01T12:00:00Z","tags":["Shop"],"facets":[{"index":{"byteStart":0,"byteEnd":1},"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"Widget"},{"$type":"app.bsky.richtext.facet#link","uri":"https://shop.example/7"},{"$type":"app.bsky.richtext.facet#mention","did":"did:plc:bbb"}]}],"reply":{"root":{"uri":"at://did:plc:ccc/app.bsky.feed.post/1"},"parent":{"uri":"at://did:plc:ccc/app.bsky.feed.post/2"}},"embed":{"$type":"app.bsky.embed.recordWithMedia","record":{"record":{"uri":"at://did:plc:ddd/app.bsky.feed.post/3"}},"media":{"$type":"app.bsky.embed.images","images":[{"alt":"","image":{"ref":{"$link":"bafy1"}}}]}}}}}""",
        """{"did":"did:plc:aaa","time_us":1772366400000001,"kind":"commit","commit":{"rev":"3k","operation":"create","collection":"app.bsky.feed.like","rkey":"r1","record":{"$type":"app.bsky.feed.like","subject":{"uri":"at://did:plc:ccc/app.bsky.feed.post/2","cid":"x"}}}}""",
        """{"event":"status.created","created_at":"2026-03-01T12:00:00.000Z","object":{"id":"5","content":"<p>a blue widget <a href=\"https://shop.example/7\">here</a></p>","visibility":"public","account":{"id":"1"},"in_reply_to_account_id":"2","tags":[{"name":"Widget"}],"mentions":[{"id":"3"}],"media_attachments":[{"id":"9","blurhash":"x"}],"reblog":null}}""",
        """{"event":"report.created","created_at":"2026-03-01T12:00:00.000Z","object":{"id":"7","account":{"account":{"id":"1"}},"target_account":{"account":{"id":"2"}},"statuses":[{"id":"5"}]}}""",
        """{"@context":"https://www.w3.org/ns/activitystreams","id":"https://one.example/a/1","type":"Create","actor":{"id":"https://one.example/u/mira"},"to":["https://www.w3.org/ns/activitystreams#Public"],"object":{"id":"https://one.example/p/1","type":"Note","content":"<p>a blue widget</p>","published":"2026-03-01T12:00:00Z","inReplyTo":"https://two.example/p/9","tag":[{"type":"Hashtag","name":"#Widget"},{"type":"Mention","href":"https://two.example/u/tom"}],"attachment":[{"type":"Document","url":"https://one.example/m/1"}]}}""",
        """{"@context":"https://www.w3.org/ns/activitystreams","id":"https://one.example/a/2","type":"Undo","actor":"https://one.example/u/mira","object":{"id":"https://one.example/a/1","type":"Follow","object":"https://two.example/u/tom"},"published":"2026-03-01T12:00:00Z"}""",
        """{"specversion":"1.0","id":"c2","source":"/feed","type":"x","time":"2026-03-01T12:00:00Z","data":{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a17","objects":["post:p1"],"text":"a blue widget","attributes":{"lang":"en","n":1}}}""",
    ];
}
