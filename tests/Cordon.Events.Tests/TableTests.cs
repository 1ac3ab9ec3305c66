using System.Globalization;
using System.Text;
using Cordon.Events.Reading;
using CsCheck;
using CsvHelper;

namespace Cordon.Events.Tests;

public sealed class TableTests
{
    [Fact]
    public void A_table_maps_its_columns_by_their_names_and_an_empty_field_is_none()
    {
        var outcome = Outcome.Of("\"account_id\",\"post_id\",\"url_id\",\"hashtag_id\",\"domain_id\",\"phash_id\",\"timestamp\"\n\"a_1\",7,23,,34,,1772366400\n");
        var made = outcome.Single;

        Assert.Equal((EventKinds.Post, "account:a_1", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)), (made.Kind, made.Actor.Text, made.Time));
        Assert.Equal(["post:7", "link:23", "domain:34"], made.Objects.Select(o => o.Text));
        Assert.Equal(32, made.Id.Length);
        Assert.Equal(["csv"], outcome.Summary.ByFormat.Keys);
    }

    [Theory]
    [InlineData("1772366400")]
    [InlineData("1772366400.0")]
    [InlineData("1772366400000")]
    [InlineData("1772366400000000")]
    [InlineData("2026-03-01T12:00:00Z")]
    [InlineData("2026-03-01 13:00:00+01:00")]
    public void A_time_is_read_in_every_usual_unit(string time) =>
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Outcome.Of($"actor,time\na,{time}\n").Single.Time);

    [Theory]
    [InlineData("0", "zero timestamp")]
    [InlineData("95617584000", "unit mistake")]
    [InlineData("tomorrow", "is not a time")]
    [InlineData("", "no time")]
    public void A_row_with_a_wrong_time_is_rejected(string time, string reason) =>
        Assert.Contains(reason, Outcome.Of($"actor,time\na,{time}\n").SingleReject.Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData(';', "csv")]
    [InlineData('\t', "tsv")]
    [InlineData('|', "csv")]
    public void The_header_tells_the_delimiter(char delimiter, string format)
    {
        var outcome = Outcome.Of("actor,time,tag\r\na,1772366400,Blue\r\n".Replace(',', delimiter));

        Assert.Equal("tag:blue", Assert.Single(outcome.Single.Objects).Text);
        Assert.Equal([format], outcome.Summary.ByFormat.Keys);
    }

    [Fact]
    public void The_same_row_has_the_same_key_and_another_row_another()
    {
        var events = Outcome.Of("actor,time,tag\na,1772366400,x\na,1772366400,\"x\"\na,1772366400,y\n").Events;

        Assert.Equal(events[0].Id, events[1].Id);
        Assert.NotEqual(events[0].Id, events[2].Id);
    }

    [Fact]
    public void Missing_columns_are_damage_that_lists_the_columns_and_how_to_map_them()
    {
        using var folder = new Folder();
        var outcome = Outcome.OfPaths(folder.Put("a.csv", "who,when,what\na,1772366400,x\n"));

        Assert.Equal(0, outcome.Summary.Events);
        Assert.Contains("no column holds the actor and the time; the columns are: who, when, what", outcome.SingleDamage.Reason, StringComparison.Ordinal);
        Assert.Contains("--map actor=", outcome.SingleDamage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_goes_before_the_names_and_what_no_column_holds_is_mentioned()
    {
        var map = new Dictionary<string, string> { ["actor"] = "who", ["time"] = "when", ["media"] = "tag" };
        var outcome = Outcome.Of("who,when,tag,colour\na,1772366400,x,blue\n"u8.ToArray(), map: map);

        Assert.Equal("media:x", Assert.Single(outcome.Single.Objects).Text);
        Assert.Equal(["file -: column 'colour' is not mapped"], outcome.Summary.Ignored.Keys);
    }

    [Theory]
    [InlineData("actr", "a", "did you mean 'actor'")]
    [InlineData("actor", "b", "which the table lacks; its columns are: a, t")]
    public void A_map_that_does_not_fit_is_explained(string field, string column, string reason)
    {
        using var folder = new Folder();
        var options = new ReadOptions { Paths = [folder.Put("x.csv", "a,t\n1,2\n")], Map = new Dictionary<string, string> { [field] = column } };

        Assert.Contains(reason, Outcome.Of(options).SingleDamage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_targets_and_typed_objects_are_read()
    {
        var events = Outcome.Of("actor,time,kind,target,object,post_id\na,1772366400,Retweet,b,post:p9,\naccount:a,1772366400,delete,,,p1\na,1772366400,follow,account:b,https://shop.example/,\n").Events;

        Assert.Equal(["repost account:b post:p9", "delete post:p1 ", "follow account:b link:https://shop.example domain:shop.example"],
            events.Select(e => $"{e.Kind} {e.Target} {string.Join(' ', e.Objects)}"));
    }

    [Fact]
    public void Bad_rows_are_rejected_one_by_one_and_the_rest_is_read()
    {
        var bytes = Encoding.Latin1.GetBytes("actor,time,text\na,1772366400,fine\nb,1772366400\nc,1772366400,caf\u00e9\nd,1772366400,\"x\"y\n\ne,1772366400,\"two\nlines\"\nf,1772366400,\"open\ng,1772366400,fine\n");
        var outcome = Outcome.Of(bytes);

        Assert.Equal(["account:a", "account:e", "account:g"], outcome.Events.Select(e => e.Actor.Text));
        Assert.Equal([3L, 4, 5, 9], outcome.Summary.FirstRejects.Select(r => r.Line));
        Assert.Equal(["2 fields", "iconv -f WINDOWS-1252", "closing quote", "does not close"],
            outcome.Summary.FirstRejects.Select((r, i) => new[] { "2 fields", "iconv -f WINDOWS-1252", "closing quote", "does not close" }.First(p => r.Reason.Contains(p, StringComparison.Ordinal))));
        Assert.Equal(1, outcome.Summary.Ignored["blank line"]);
    }

    [Fact]
    public void Rows_are_cut_and_split_as_CsvHelper_does() => Gen.Select(
        Gen.OneOf([.. new[] { "", "a", "b c", "x,y", "say \"hi\"", "two\nlines", "ü", ";", "\"" }.Select(Gen.Const)]).Array[2].Array[1, 30], Gen.Bool).Sample(
        (rows, always) =>
        {
            var text = "actor,text,time\n" + string.Concat(rows.Select(r => $"a,{Quoted(r[0])},1772366400\n"));
            using var csv = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false, Separator = ',' });
            var expected = new List<string>();
            while (csv.Read())
                expected.Add(csv.GetString(1));
            return Outcome.Of(text).Events.Select(e => e.Text ?? "").SequenceEqual(expected.Skip(1));

            string Quoted(string value) => always || value.AsSpan().ContainsAny(",\"\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
        },
        iter: 300);

    [Fact]
    public void A_table_of_many_blocks_is_read_whole_and_the_same_on_every_number_of_threads()
    {
        var text = new StringBuilder("actor,time,text\n");
        for (var i = 0; i < 60_000; i++)
            text.Append(CultureInfo.InvariantCulture, $"a{i},{1772366400 + i},\"blue \"\"widget\"\"\nnumber {i} in the shop of many things, for everyone\"\n");
        var (one, several) = (Outcome.Of(text.ToString()), Outcome.Of(text.ToString(), 3));

        Assert.Equal(60_000, one.Summary.Events);
        Assert.Equal(0, one.Summary.Rejected);
        Assert.Equal(one.Canonical, several.Canonical);
    }
}
