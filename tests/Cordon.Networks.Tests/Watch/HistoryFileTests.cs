using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Cordon.Events;
using Cordon.Networks.Results;
using Cordon.Networks.Tests.Results;
using Cordon.Networks.Watch;
using static Cordon.Networks.Tests.Watch.Sightings;

namespace Cordon.Networks.Tests.Watch;

public sealed class HistoryFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cordon-history-");

    [Fact]
    public void Both_files_keep_to_their_schemas()
    {
        var lives = new RandomLives(5);
        var history = NetworkHistory.Empty;
        for (var step = 0; step < 30; step++)
        {
            var followed = history.Follow(lives.Next());
            history = followed.History;
            Assert.Empty(Problems(HistoryJson.Schema, Watched.Bytes(history)));
            Assert.Empty(Problems(ChangesJson.Schema, Watched.Bytes(followed.Changes)));
        }

        Assert.Empty(Problems(HistoryJson.Schema, Watched.Bytes(NetworkHistory.Empty)));
        Assert.NotEmpty(Problems(HistoryJson.Schema, Watched.Bytes(NetworkHistory.Empty.Follow(lives.Next()).Changes)));
    }

    [Fact]
    public void A_detection_says_the_same_from_memory_and_from_its_file()
    {
        var detection = SyntheticDetection.Of(1, 8, 30, 60);
        ResultWriter.WriteAll(detection, _folder.FullName, new ReportExtras());
        var fromFile = PreviousResult.Read(_folder.FullName);
        var fromMemory = NetworkHistory.Empty.Follow(Sighting.Of(detection)).History;
        Assert.Equal(Watched.Bytes(fromMemory), Watched.Bytes(fromFile));
        Assert.Equal(3, fromFile.Networks.Count);
        Assert.All(fromFile.Networks, network => Assert.NotEmpty(network.Objects));
    }

    [Fact]
    public void Renamed_results_bear_the_lasting_names_everywhere()
    {
        var detection = SyntheticDetection.Of(1, 8, 30);
        var first = NetworkHistory.Empty.Follow(Sighting.Of(detection));
        Assert.Equal(detection.Networks.Select(network => network.Id), first.Rename(detection).Networks.Select(network => network.Id));

        // One member more: today's name is another, the lasting one stays.
        var grown = detection with
        {
            Networks = [.. detection.Networks.Select((network, i) => network with
            {
                Id = Entity.Of("network", $"today{i}"),
                Members = [.. network.Members, network.Members[0] with { Account = Entity.Of("account", $"newcomer{i}") }],
            })],
        };
        var second = first.History.Follow(Sighting.Of(grown));
        ResultWriter.WriteAll(second.Rename(grown), _folder.FullName, new ReportExtras(), [WatchFiles.Of(second.History), .. WatchFiles.Of(second.Changes, "report.html")]);
        Assert.Equal(2, second.Changes.Count(ChangeKind.Grown));
        foreach (var name in new[] { "report.html", "networks.json", "members.csv", "graph.graphml", "history.json", "changes.json", "changes.html" })
        {
            var text = File.ReadAllText(Path.Combine(_folder.FullName, name));
            Assert.DoesNotContain("today", text, StringComparison.Ordinal);
            Assert.All(detection.Networks, network => Assert.Contains(network.Id.Text, text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("", "it is not whole JSON")]
    [InlineData("[]", "it does not begin with a format")]
    [InlineData("""{"events": 3}""", "it does not begin with a format")]
    [InlineData("""{"format": 3}""", "it has another number where a text is expected")]
    [InlineData("""{"format": "cordon.history/2"}""", "its format is 'cordon.history/2'; this version reads cordon.history/1 and cordon.networks/1")]
    [InlineData("""{"format": "cordon.history/1"}""", "it has no networks")]
    [InlineData("""{"format": "cordon.history/1", "networks": [{}]}""", "it has a network without id, state, times or members")]
    [InlineData("""{"format": "cordon.history/1", "networks": [{"id": "n"}]}""", "'n' is not an entity")]
    [InlineData("""{"format": "cordon.history/1", "networks": [{"state": "asleep"}]}""", "'asleep' is no state that this version knows; expected alive, dormant, dead, merged")]
    [InlineData("""{"format": "cordon.history/1", "networks": [{"kinds": ["rumour"]}]}""", "'rumour' is no kind of tie")]
    [InlineData("""{"format": "cordon.history/1", "networks": [{"first": "yesterday"}]}""", "it has 'yesterday' where a time such as")]
    [InlineData("""{"format": "cordon.history/1", "networks": [{"score": 7}]}""", "where a number from 0 to 1 is expected")]
    [InlineData("""{"format": "cordon.history/1", "networks": [""", "it is not whole JSON")]
    [InlineData("""{"format": "cordon.networks/1", "networks": []}""", "it has no summary with window_seconds")]
    [InlineData("""{"format": "cordon.networks/1", "networks": [{"id": "network:a"}, {"id": "network:a"}]}""", "it names network:a twice")]
    [InlineData("id,time\n1,2\n", "it is not whole JSON")]
    public void A_foreign_or_damaged_file_is_named_with_what_is_wrong(string text, string message)
    {
        var path = Path.Combine(_folder.FullName, "other.json");
        File.WriteAllText(path, text);
        var wrong = Assert.Throws<InvalidDataException>(() => PreviousResult.Read(path));
        Assert.StartsWith($"{path} cannot be used as an earlier result: ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_results_is_named()
    {
        Assert.Contains("holds neither history.json nor networks.json", Assert.Throws<InvalidDataException>(() => PreviousResult.Read(_folder.FullName)).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<InvalidDataException>(() => PreviousResult.Read(Path.Combine(_folder.FullName, "no"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_bytes_are_refused_and_never_break_the_reader()
    {
        var lives = new RandomLives(8);
        var history = NetworkHistory.Empty;
        for (var step = 0; step < 8; step++)
            history = history.Follow(lives.Next()).History;
        var whole = Watched.Bytes(history);
        var random = new SeededRandom(3);
        var path = Path.Combine(_folder.FullName, "broken.json");
        var refused = 0;
        for (var round = 0; round < 400; round++)
        {
            var broken = whole[..(round % 2 == 0 ? whole.Length : random.Next(whole.Length))];
            for (var i = 0; i < round % 5 && broken.Length > 0; i++)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, broken);
            try
            {
                PreviousResult.Read(path).Follow(lives.Next());
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 200, 400);
    }

    [Fact]
    public void Values_longer_than_the_buffer_are_read_and_endless_ones_refused()
    {
        var reason = new string('x', 300_000);
        var step = Follow(On(5, Network("a b c", 4)));
        var known = step.History.Networks[0];
        var history = step.History with { Networks = [known with { Lineage = [known.Lineage[0] with { Reason = reason }] }] };
        Assert.Equal(reason, Watched.Read(Watched.Bytes(history)).Networks[0].Lineage[0].Reason);

        var endless = Encoding.UTF8.GetBytes("""{"format": "cordon.history/1", "from": """ + "\"" + new string('x', 3 * JsonPump.MostTokenBytes));
        Assert.Contains("more than 1048576 bytes", Assert.Throws<InvalidDataException>(() => Watched.Read(endless)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_kept_is_bounded()
    {
        var many = Enumerable.Range(0, NetworkHistory.MostPast + 7).Select(i => Network($"a{i} b{i} c{i}", 4 + (i % 3))).ToArray();
        var step = Follow(On(9, many), On(10, Network("x y z", 9)));
        Assert.Equal(NetworkHistory.MostPast + 1, step.History.Networks.Count);
        Assert.Equal(7, step.History.Dropped);
        Assert.Equal(many.Length, step.Changes.Count(ChangeKind.Died));
        var oldest = many.Count(network => network.Last == Start.AddDays(4));
        Assert.Equal(oldest - 7, step.History.Networks.Count(network => network.Last == Start.AddDays(4)));

        var history = NetworkHistory.Empty;
        for (var day = 1; day < 40; day++)
        {
            // Half of the members are exchanged, and the network sleeps and wakes again.
            var members = string.Join(' ', Enumerable.Range(day * 30, 60).Select(i => $"m{i:00000}"));
            var objects = Enumerable.Range(day * 10, 20).Select(i => Link($"l{i}", 3, 3));
            history = history.Follow(On(day * 40, Network(members, day * 40, objects))).History.Follow(On((day * 40) + 1)).History;
        }

        var known = Assert.Single(history.Networks);
        Assert.Equal((NetworkHistory.MostFormer, NetworkHistory.MostObjects, NetworkHistory.MostLineage), (known.Former.Count, known.Objects.Count, known.Lineage.Count));
        Assert.Equal((LineageKind.Born, LineageKind.Died), (known.Lineage[0].Kind, known.Lineage[^1].Kind));
        Assert.Equal(known.Former.Max(member => member.Last), known.Former[0].Last);
    }

    [Fact]
    public void The_page_is_well_formed_and_shows_hostile_names_as_text()
    {
        var detection = SyntheticDetection.Hostile(14, 6);
        var first = NetworkHistory.Empty.Follow(Sighting.Of(detection with { Networks = [detection.Networks[0] with { Members = [.. detection.Networks[0].Members.Take(4)] }] }));
        var changes = first.History.Follow(Sighting.Of(detection)).Changes;
        var text = Watched.Page(changes, "report.html");
        var page = XDocument.Parse(text[text.IndexOf("<html", StringComparison.Ordinal)..]);
        XNamespace html = "http://www.w3.org/1999/xhtml";
        Assert.Empty(page.Descendants(html + "script"));
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "style" or "src" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        var change = changes.Changes.Single(change => change.Joined.Count > 0);
        Assert.All(change.Joined.Where(account => !account.Text.Any(char.IsControl) && !account.Text.Any(c => c > 126)), account => Assert.Contains(page.Descendants(html + "bdi"), name => name.Value == account.Id.ToString()));
        Assert.All(changes.Changes.SelectMany(c => c.Sentences), sentence => Assert.Contains(page.Descendants(html + "li").Concat(page.Descendants(html + "td")), item => item.Value.Contains(sentence[..10], StringComparison.Ordinal)));
        Assert.Contains(page.Descendants(html + "a").Attributes("href"), href => href.Value.StartsWith("report.html#network-", StringComparison.Ordinal));
        Assert.DoesNotContain("report.html", Watched.Page(changes), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static List<string> Problems(string schema, byte[] bytes)
    {
        using var rules = JsonDocument.Parse(schema);
        using var document = JsonDocument.Parse(bytes);
        var check = new JsonSchemaCheck(rules.RootElement);
        check.Check(document.RootElement);
        return check.Problems;
    }
}
