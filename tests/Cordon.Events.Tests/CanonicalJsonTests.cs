using CsCheck;

namespace Cordon.Events.Tests;

public sealed class CanonicalJsonTests
{
    private static readonly Gen<string> Word = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-_éß漢 .\"\\/<"].Array[1, 20].Select(c => new string(c));

    private static readonly Gen<Entity> Thing = Gen.Select(Gen.OneOf([.. new[] { "account", "post", "tag", "media", "device", "address", "handle", "record", "x9" }.Select(Gen.Const)]), Word)
        .Select((type, id) => Entity.Of(type, id));

    /// <summary>Events as the reader gives them: links in their one spelling, with the domains and the fingerprint that follow.</summary>
    private static readonly Gen<Event> Complete = Gen.Select(
        Word, Gen.Long[0, 3_000_000_000_000_000], Gen.OneOf([.. new[] { "post", "like", "search", "odd.kind" }.Select(Gen.Const)]), Thing.Array[1, 6], Gen.Int[0, 999], Gen.Int[0, 3], Gen.Bool)
        .Select((id, micros, kind, things, link, attributes, withTarget) =>
        {
            var text = $"words number {link} that are long enough to be told apart";
            var objects = things.Append(Entity.Of("link", $"https://shop{link}.example/7")).Append(Entity.Of("domain", $"shop{link}.example")).ToList();
            if (kind != EventKinds.Search)
                objects.Add(Entity.Of("text", TextFingerprint.Of(text)!));
            return new Event
            {
                Id = id,
                Time = Limits.EarliestTime.AddTicks(micros * 10),
                Kind = kind,
                Actor = things[0],
                Target = withTarget ? things[^1] : default,
                Objects = [.. objects.Distinct()],
                Text = text,
                Attributes = Enumerable.Range(0, attributes).ToDictionary(i => $"name {i}", i => $"value \"{i}\""),
            };
        });

    [Fact]
    public void Every_field_is_read()
    {
        var made = Outcome.Of("""{"id":"e1","time":"2026-03-01T14:00:00.1234567+02:00","kind":"post","actor":"account:a17","target":"account:b\u0032","objects":["post:p1"],"text":"hi","attributes":{"s":"x","n":1.50,"b":true}}""").Single;

        Assert.Equal(("e1", "post", "account:a17", "account:b2", "hi"), (made.Id, made.Kind, made.Actor.Text, made.Target.Text, made.Text));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_560), made.Time);
        Assert.Equal(["post:p1"], made.Objects.Select(o => o.Text));
        Assert.Equal([("b", "true"), ("n", "1.50"), ("s", "x")], made.Attributes.Select(a => (a.Key, a.Value)).Order());
    }

    [Fact]
    public void What_the_writer_writes_the_reader_reads_as_the_same_event() => Complete.Sample(
        made =>
        {
            var read = Outcome.Of(Outcome.Written([made])).Single;
            return (read.Id, read.Time, read.Kind, read.Actor, read.Target, read.Text) == (made.Id, made.Time, made.Kind, made.Actor, made.Target, made.Text)
                && read.Objects.SequenceEqual(made.Objects)
                && read.Attributes.OrderBy(a => a.Key).SequenceEqual(made.Attributes.OrderBy(a => a.Key));
        },
        iter: 2000);

    [Fact]
    public void Several_threads_give_what_one_gives() => Gen.Select(Complete.Array[1, 40], Gen.Int[2, 5]).Sample(
        (events, threads) =>
        {
            var text = string.Concat(Enumerable.Repeat(Outcome.Written(events) + "no event\n", 40));
            var (one, several) = (Outcome.Of(text), Outcome.Of(text, threads));
            return one.Canonical == several.Canonical && one.Summary.FirstRejects.SequenceEqual(several.Summary.FirstRejects)
                && one.Summary.Ignored.SequenceEqual(several.Summary.Ignored) && one.Summary.ByFormat.SequenceEqual(several.Summary.ByFormat);
        },
        iter: 20);

    [Fact]
    public void A_domain_that_stands_beside_its_link_is_not_added_again()
    {
        var made = Outcome.Of("""{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a","objects":["link:https://www.shop.example/","domain:shop.example","link:https://SHOP.example/a?fbclid=1&b=2&utm_medium=x"]}""").Single;

        Assert.Equal(["link:https://www.shop.example", "domain:shop.example", "link:https://shop.example/a?b=2"], made.Objects.Select(o => o.Text));
    }

    [Theory]
    [InlineData("""{"id":"e1","tme":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a"}""", 12, "did you mean 'time'")]
    [InlineData("""{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a","colour":"blue"}""", 76, "no field 'colour'")]
    [InlineData("""{"id":"e1","time":"2026-03-01T12:00:00","kind":"post","actor":"account:a"}""", 19, "with a zone")]
    [InlineData("""{"id":"e1","time":"2026-02-30T12:00:00Z","kind":"post","actor":"account:a"}""", 19, "is not a time")]
    [InlineData("""{"id":"e1","time":"1970-01-01T00:00:00Z","kind":"post","actor":"account:a"}""", 1, "zero timestamp")]
    [InlineData("""{"id":"e1","time":"9999-12-31T23:59:59Z","kind":"post","actor":"account:a"}""", 1, "unit mistake")]
    [InlineData("""{"id":"e1","time":1772366400,"kind":"post","actor":"account:a"}""", 19, "holds a number")]
    [InlineData("""{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"Post","actor":"account:a"}""", 1, "is not a kind")]
    [InlineData("""{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"post","actor":"a17"}""", 64, "write it as type:id")]
    [InlineData("""{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"post"}""", 1, "has no actor")]
    [InlineData("""{"id":"","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a"}""", 1, "has no id")]
    [InlineData("""{"id":"e1","id":"e2","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a"}""", 12, "stands twice")]
    [InlineData("""{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a","objects":["x"]}""", 87, "not an entity")]
    [InlineData("""{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a","attributes":{"x":null}}""", 94, "attribute 'x' holds a null")]
    [InlineData("""{"id":"e1","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a"} x""", 77, "not JSON")]
    [InlineData("""{"id":"e1","time""", 17, "not JSON")]
    [InlineData("""{"id":"\ud800","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a"}""", 1, "surrogate")]
    [InlineData("17", 1, "one JSON object a line")]
    [InlineData("no event", 2, "not JSON")]
    public void A_line_that_is_no_event_is_rejected_where_it_is_wrong_and_with_the_remedy(string line, int column, string reason)
    {
        var reject = Outcome.Of(Samples.Canonical + "\n" + line).SingleReject;

        Assert.Contains(reason, reject.Reason, StringComparison.Ordinal);
        Assert.Equal(("-", 2L, column), (reject.File, reject.Line, reject.Column));
    }

    [Fact]
    public void Limits_are_kept()
    {
        Reject(Entity.Of("account", "a").Text, "x", new string('x', Limits.EventIdChars + 1), "the id has 513 characters");
        Reject("account:" + new string('a', Limits.EntityIdChars + 1), "x", "e", "an id of 2049 characters");
        Reject("account:a", new string('x', Limits.TextChars + 1), "e", "the text has 100001 characters");
        var objects = string.Join(',', Enumerable.Range(0, Limits.ObjectsPerEvent + 1).Select(i => $"\"tag:t{i}\""));
        Assert.Contains("more than 256 objects", Outcome.Of($$"""{"id":"e","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a","objects":[{{objects}}]}""").SingleReject.Reason, StringComparison.Ordinal);
        var attributes = string.Join(',', Enumerable.Range(0, Limits.AttributesPerEvent + 1).Select(i => $"\"a{i}\":{i}"));
        Assert.Contains("65 attributes", Outcome.Of($$$"""{"id":"e","time":"2026-03-01T12:00:00Z","kind":"post","actor":"account:a","attributes":{ {{{attributes}}} } }""").SingleReject.Reason, StringComparison.Ordinal);

        static void Reject(string actor, string text, string id, string reason) => Assert.Contains(
            reason, Outcome.Of($$"""{"id":"{{id}}","time":"2026-03-01T12:00:00Z","kind":"post","actor":"{{actor}}","text":"{{text}}"}""").SingleReject.Reason, StringComparison.Ordinal);
    }
}
