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
}
