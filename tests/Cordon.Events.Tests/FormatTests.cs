namespace Cordon.Events.Tests;

public sealed class FormatTests
{
    [Fact]
    public void Every_sample_is_recognised_as_its_own_format()
    {
        var outcome = Outcome.Of(string.Join('\n', Samples.All));

        Assert.Empty(outcome.Summary.FirstRejects);
        Assert.Equal(
            [("activitystreams", 1L), ("canonical", 1L), ("cloudevents", 1L), ("jetstream-v1", 1L), ("jetstream-v2", 1L), ("mastodon", 1L), ("osprey", 2L)],
            outcome.Summary.ByFormat.Select(f => (f.Key, f.Value)));
    }

    [Fact]
    public void The_format_of_the_line_before_does_not_change_a_reading()
    {
        var alone = string.Concat(Samples.All.Select(s => Outcome.Of(s).Canonical));

        Assert.Equal(alone, Outcome.Of(string.Join('\n', Samples.All)).Canonical);
        foreach (var first in Samples.All)
        {
            foreach (var second in Samples.All)
                Assert.Equal(Outcome.Of(first).Canonical + Outcome.Of(second).Canonical, Outcome.Of(first + "\n" + second).Canonical);
        }
    }

    [Theory]
    [InlineData(Samples.JetstreamV1, """{"id":"did:plc:aaa/3k/app.bsky.graph.follow/r1/create","time":"2026-03-01T12:00:00.000001Z","kind":"follow","actor":"account:did:plc:aaa","target":"account:did:plc:bbb","objects":["record:at://did:plc:aaa/app.bsky.graph.follow/r1"]}""")]
    [InlineData(Samples.JetstreamV2, """{"id":"seq:7001","time":"2026-03-01T12:00:00.000001Z","kind":"delete","actor":"account:did:plc:aaa","target":"post:at://did:plc:aaa/app.bsky.feed.post/r1"}""")]
    [InlineData(Samples.Mastodon, """{"id":"mastodon/account.created/109/2026-03-01T12:00:00.000Z","time":"2026-03-01T12:00:00Z","kind":"register","actor":"account:109","objects":["address:192.0.2.7","address:192.0.2.9","invite:by-42"]}""")]
    [InlineData(Samples.ActivityStreams, """{"id":"https://one.example/like/1","time":"2026-03-01T12:00:00Z","kind":"like","actor":"account:https://one.example/u/mira","objects":["record:https://one.example/like/1","post:https://two.example/p/9"]}""")]
    [InlineData(Samples.OspreySent, """{"id":"osprey/11","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:u1","objects":["post:p1","address:192.0.2.7","text:3c5c4e43da6c3bc8"],"text":"a blue widget that is new in our little shop today"}""")]
    [InlineData(Samples.OspreyStored, """{"id":"osprey/12","time":"2026-03-01T12:00:00Z","kind":"login","actor":"account:u1","objects":["device:d1"]}""")]
    [InlineData(Samples.CloudEvent, """{"id":"/shop c1","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a17","objects":["post:p1","tag:blue-widget"]}""")]
    public void A_sample_maps_to_its_canonical_event(string line, string expected)
    {
        var fingerprint = TextFingerprint.Of("a blue widget that is new in our little shop today")!;

        Assert.Equal(expected.Replace("3c5c4e43da6c3bc8", fingerprint, StringComparison.Ordinal) + "\n", Outcome.Of(line).Canonical);
    }

    [Fact]
    public void A_Bluesky_post_gives_its_reply_facets_embeds_and_text()
    {
        var made = Outcome.Of("""
            {"did":"did:plc:aaa","time_us":1772366400000000,"kind":"commit","commit":{"rev":"3k","operation":"create","collection":"app.bsky.feed.post","rkey":"r9","record":{"text":"a blue widget that is new in our little shop today","tags":["Shop"],"reply":{"parent":{"uri":"at://did:plc:ccc/app.bsky.feed.post/r0"}},"facets":[{"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"BlueWidget"}]},{"features":[{"$type":"app.bsky.richtext.facet#link","uri":"HTTPS://WWW.Shop.Example/?utm_source=a&id=7#top"}]},{"features":[{"$type":"app.bsky.richtext.facet#mention","did":"did:plc:ddd"}]}],"embed":{"$type":"app.bsky.embed.recordWithMedia","record":{"record":{"uri":"at://did:plc:eee/app.bsky.feed.post/r5"}},"media":{"images":[{"image":{"ref":{"$link":"bafy1"}}}]}}}}}
            """.Trim()).Single;

        Assert.Equal(EventKinds.Reply, made.Kind);
        Assert.Equal("account:did:plc:ccc", made.Target.Text);
        Assert.Equal(
            [
                "post:at://did:plc:aaa/app.bsky.feed.post/r9", "tag:shop", "tag:bluewidget", "link:https://www.shop.example/?id=7", "account:did:plc:ddd",
                "post:at://did:plc:eee/app.bsky.feed.post/r5", "media:cid-bafy1", "domain:shop.example", "text:" + TextFingerprint.Of(made.Text!),
            ],
            made.Objects.Select(o => o.Text));
    }

    [Theory]
    [InlineData("app.bsky.feed.like", "like")]
    [InlineData("app.bsky.feed.repost", "repost")]
    public void A_Bluesky_like_or_repost_names_its_record_the_post_and_the_author(string collection, string kind)
    {
        var made = Outcome.Of($$"""{"did":"did:plc:aaa","time_us":1772366400000000,"kind":"commit","commit":{"rev":"3k","operation":"create","collection":"{{collection}}","rkey":"r1","record":{"subject":{"uri":"at://did:plc:bbb/app.bsky.feed.post/r2","cid":"bafy"} } } }""").Single;

        Assert.Equal((kind, "account:did:plc:bbb"), (made.Kind, made.Target.Text));
        Assert.Equal([$"record:at://did:plc:aaa/{collection}/r1", "post:at://did:plc:bbb/app.bsky.feed.post/r2"], made.Objects.Select(o => o.Text));
    }

    [Fact]
    public void The_end_of_a_Bluesky_follow_names_the_record_that_the_follow_named()
    {
        var deleted = Outcome.Of(Samples.JetstreamV1.Replace("\"create\"", "\"delete\"", StringComparison.Ordinal)).Single;

        Assert.Equal(EventKinds.Delete, deleted.Kind);
        Assert.Equal(Outcome.Of(Samples.JetstreamV1).Single.Objects[0], deleted.Target);
    }

    [Theory]
    [InlineData("""{"did":"did:plc:aaa","time_us":1772366400000000,"kind":"identity","identity":{}}""", "jetstream-v1: identity message")]
    [InlineData("""{"did":"did:plc:aaa","time_us":1772366400000000,"kind":"account","account":{"active":true}}""", "jetstream-v1: account message")]
    [InlineData("""{"did":"did:plc:aaa","time_us":1772366400000000,"kind":"commit","commit":{"rev":"3k","operation":"create","collection":"org.example.widget","rkey":"r1","record":{}}}""", "jetstream-v1: collection org.example.widget")]
    [InlineData("""{"event":"domain.created","created_at":"2026-03-01T12:00:00Z","object":{"id":"1"}}""", "mastodon: webhook domain.created")]
    [InlineData("""{"type":"View","id":"https://one.example/1","actor":"https://one.example/u/mira","object":"https://one.example/2"}""", "activitystreams: activity View")]
    [InlineData("   ", "blank line")]
    public void What_holds_nothing_to_read_is_counted_with_its_reason(string line, string reason)
    {
        var outcome = Outcome.Of(line);

        Assert.Equal((0, 0), (outcome.Events.Count, outcome.Summary.Rejected));
        Assert.Equal([(reason, 1L)], outcome.Summary.Ignored.Select(i => (i.Key, i.Value)));
    }

    [Fact]
    public void A_Mastodon_status_gives_text_tags_links_and_mentions()
    {
        var made = Outcome.Of("""
            {"event":"status.created","created_at":"2026-03-01T12:00:00Z","object":{"id":"9","visibility":"public","content":"<p>a blue widget &amp; more in our little shop<br>today <a href=\"https://shop.example/7\">here</a> <a class=\"mention hashtag\" href=\"https://one.example/tags/x\">#x</a></p>","account":{"id":"5"},"mentions":[{"id":"6"},{"id":"7"}],"tags":[{"name":"BlueWidget"}]}}
            """.Trim()).Single;

        Assert.Equal((EventKinds.Post, "account:5", "account:6"), (made.Kind, made.Actor.Text, made.Target.Text));
        Assert.Equal("a blue widget & more in our little shop today here #x", made.Text);
        Assert.Equal(
            ["post:9", "account:7", "tag:bluewidget", "link:https://shop.example/7", "domain:shop.example", "text:" + TextFingerprint.Of(made.Text!)],
            made.Objects.Select(o => o.Text));
    }

    [Fact]
    public void A_Mastodon_report_names_reporter_reported_account_and_posts_but_not_its_comment()
    {
        var made = Outcome.Of("""{"event":"report.created","created_at":"2026-03-01T12:00:00Z","object":{"id":"3","category":"spam","comment":"a long comment that only the moderators may ever see","account":{"id":"5"},"target_account":{"id":"6"},"statuses":[{"id":"9"}]}}""").Single;

        Assert.Equal((EventKinds.Report, "account:5", "account:6", null), (made.Kind, made.Actor.Text, made.Target.Text, made.Text));
        Assert.Equal(["record:report-3", "post:9"], made.Objects.Select(o => o.Text));
        Assert.Equal("spam", made.Attributes["category"]);
    }

    [Theory]
    [InlineData("""{"event":"status.created","created_at":"2026-03-01T12:00:00Z","object":{"id":"9","visibility":"direct","content":"<p>words that nobody else may read, whatever they say</p>","account":{"id":"5"},"mentions":[{"id":"6"}],"tags":[{"name":"x"}]}}""")]
    [InlineData("""{"type":"Create","id":"https://one.example/1","actor":"5","published":"2026-03-01T12:00:00Z","to":["6"],"object":{"id":"https://one.example/2","type":"Note","content":"words that nobody else may read, whatever they say","to":["6"],"tag":[{"type":"Hashtag","name":"#x"}]}}""")]
    [InlineData("""{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"message","actor":"account:5","target":"account:6","text":"words that nobody else may read, whatever they say"}""")]
    [InlineData("""{"send_time":"2026-03-01T12:00:00Z","data":{"action_id":1,"action_name":"send_message","data":{"user_id":"5","recipient_id":"6","text":"words that nobody else may read, whatever they say"}}}""")]
    public void The_content_of_a_message_is_not_read(string line)
    {
        var made = Outcome.Of(line).Single;

        Assert.Equal((EventKinds.Message, "account:5", "account:6"), (made.Kind, made.Actor.Text, made.Target.Text));
        Assert.Null(made.Text);
        Assert.Empty(made.Objects);
    }

    [Fact]
    public void A_search_keeps_its_words_but_no_fingerprint()
    {
        var made = Outcome.Of("""{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"search","actor":"account:5","text":"a blue widget that is new in our little shop today"}""").Single;

        Assert.NotNull(made.Text);
        Assert.Empty(made.Objects);
    }

    [Theory]
    [InlineData("""{"type":"Create","id":"i:1","actor":"a:1","published":"2026-03-01T12:00:00Z","to":"as:Public","object":{"id":"i:2","type":"Note","inReplyTo":"i:0","content":"hi","tag":[{"type":"Mention","href":"a:2"},{"type":"Hashtag","name":"#Blue"}]}}""", "reply", "account:a:2", "post:i:2 tag:blue")]
    [InlineData("""{"type":"Announce","id":"i:1","actor":"a:1","published":"2026-03-01T12:00:00Z","object":{"id":"i:2","attributedTo":"a:2"}}""", "repost", "account:a:2", "record:i:1 post:i:2")]
    [InlineData("""{"type":"Follow","id":"i:1","actor":{"id":"a:1"},"published":"2026-03-01T12:00:00Z","object":"a:2"}""", "follow", "account:a:2", "record:i:1")]
    [InlineData("""{"type":"Block","id":"i:1","actor":"a:1","received_at":"2026-03-01T12:00:00Z","object":"a:2"}""", "block", "account:a:2", "record:i:1")]
    [InlineData("""{"type":"Undo","id":"i:3","actor":"a:1","published":"2026-03-01T12:00:00Z","object":{"type":"Follow","id":"i:1","object":"a:2"}}""", "delete", "record:i:1", "")]
    [InlineData("""{"type":"Delete","id":"i:3","actor":"a:1","published":"2026-03-01T12:00:00Z","object":{"type":"Tombstone","id":"i:2"}}""", "delete", "post:i:2", "")]
    [InlineData("""{"type":"Delete","id":"i:3","actor":"a:1","published":"2026-03-01T12:00:00Z","object":"a:1"}""", "delete", "account:a:1", "")]
    [InlineData("""{"type":"Move","id":"i:3","actor":"a:1","published":"2026-03-01T12:00:00Z","object":"a:1","target":"a:9"}""", "move", "account:a:9", "")]
    [InlineData("""{"type":"Flag","id":"i:3","actor":"a:1","published":"2026-03-01T12:00:00Z","content":"unread","object":["a:2","i:2"]}""", "report", "account:a:2", "record:i:3 post:i:2")]
    [InlineData("""{"type":"Accept","id":"i:3","actor":"a:2","published":"2026-03-01T12:00:00Z","object":{"type":"Follow","id":"i:1","actor":"a:1"}}""", "accept", "account:a:1", "record:i:1")]
    public void An_activity_maps_by_its_type(string line, string kind, string target, string objects)
    {
        var made = Outcome.Of(line).Single;

        Assert.Equal((kind, target, objects), (made.Kind, made.Target.Text, string.Join(' ', made.Objects.Select(o => o.Text))));
    }

    [Fact]
    public void A_CloudEvent_around_a_known_format_is_read_as_that_under_the_key_of_the_envelope()
    {
        foreach (var inner in Samples.All.Where(s => s != Samples.CloudEvent))
        {
            var wrapped = Outcome.Of($$"""{"specversion":"1.0","id":"c1","source":"/bus","type":"x.y","data":{{inner}}}""").Single;

            Assert.Equal(Outcome.Of(inner).Single.Kind, wrapped.Kind);
            Assert.Equal(Outcome.Of(inner).Single.Objects, wrapped.Objects);
            Assert.Equal("/bus c1", wrapped.Id);
        }
    }

    [Fact]
    public void An_object_of_no_known_shape_is_rejected_with_the_formats_known_and_the_nearest()
    {
        var reject = Outcome.Of("""{"did":"did:plc:aaa","commit":{}}""").SingleReject;

        Assert.Contains("nearest is jetstream-v1", reject.Reason, StringComparison.Ordinal);
        Assert.Contains("activitystreams", reject.Reason, StringComparison.Ordinal);
        Assert.Contains("matches no known format", Outcome.Of("""{"foo":1}""").SingleReject.Reason, StringComparison.Ordinal);
    }
}
