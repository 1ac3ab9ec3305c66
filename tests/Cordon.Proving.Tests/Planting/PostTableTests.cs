using System.IO.Compression;
using Cordon.Events.Reading;
using Cordon.Proving.Planting;

namespace Cordon.Proving.Tests.Planting;

public sealed class PostTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-planting-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read()
    {
        var rows = CampaignPlanter.Plant(Backgrounds.Small, new PlantingOptions { Campaigns = [new Campaign()] }).Rows;
        PostTable.Write(PathOf("a.csv"), rows);
        Assert.Equal(rows, PostTable.Read(PathOf("a.csv")));
    }

    [Fact]
    public void The_event_reader_reads_every_row_as_a_post()
    {
        var rows = CampaignPlanter.Plant(Backgrounds.Small, new PlantingOptions { Campaigns = [new Campaign()] }).Rows;
        PostTable.Write(PathOf("a.csv"), rows);
        var reader = new EventReader(new ReadOptions { Paths = [PathOf("a.csv")] });
        var events = reader.Read(TestContext.Current.CancellationToken).ToList();
        Assert.Equal(0, reader.Summary.Rejected);
        Assert.Equal(rows.Select(r => ("account:" + r.Account, r.Time)), events.Select(e => (e.Actor.Text, e.Time.ToUnixTimeSeconds())));
        Assert.Equal(rows.Count(r => r.Device.Length > 0), events.Count(e => e.Objects.Any(o => o.Is("device"))));
        Assert.Equal(rows.Count(r => r.Address.Length > 0), events.Count(e => e.Objects.Any(o => o.Is("address"))));
    }

    [Fact]
    public void A_packed_table_with_quotes_and_without_devices_is_read()
    {
        using (var writer = new StreamWriter(new GZipStream(File.Create(PathOf("a.csv.gz")), CompressionLevel.Fastest)))
            writer.Write("\"account_id\",\"post_id\",\"url_id\",\"hashtag_id\",\"domain_id\",\"phash_id\",\"timestamp\"\n\"fb_1\",7,8,,9,,1629589836\n");
        Assert.Equal(
            [new PostRow { Account = "fb_1", Post = "7", Link = "8", Tag = "", Domain = "9", Media = "", Device = "", Address = "", Time = 1629589836 }],
            PostTable.Read(PathOf("a.csv.gz")));
    }

    [Theory]
    [InlineData("account,time\n", "the header is not account_id")]
    [InlineData("account_id,post_id,url_id,hashtag_id,domain_id,phash_id,timestamp\na,b\n", "line 2: 2 fields; expected 7")]
    [InlineData("account_id,post_id,url_id,hashtag_id,domain_id,phash_id,timestamp\na,b,,,,,noon\n", "line 2: 'noon' is not a time in seconds")]
    public void A_table_of_another_form_is_refused(string text, string message)
    {
        File.WriteAllText(PathOf("a.csv"), text);
        Assert.Contains(message, Assert.Throws<FormatException>(() => PostTable.Read(PathOf("a.csv"))).Message, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
