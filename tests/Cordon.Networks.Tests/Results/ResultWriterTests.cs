using Cordon.Networks.Results;

namespace Cordon.Networks.Tests.Results;

public sealed class ResultWriterTests : IDisposable
{
    private static readonly string[] Names = ["report.html", "networks.json", "members.csv", "ranked.csv", "graph.graphml"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cordon-results-");

    [Fact]
    public void Every_file_is_written_and_named()
    {
        var folder = Path.Combine(_folder.FullName, "made", "new");
        var paths = ResultWriter.WriteAll(SyntheticDetection.Of(1, 8), folder, new ReportExtras());
        Assert.Equal(Names.Select(name => Path.Combine(folder, name)), paths);
        Assert.Equal(Names.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Assert.All(paths, path => Assert.True(new FileInfo(path).Length > 0));
    }

    [Fact]
    public void The_same_detection_gives_the_same_bytes()
    {
        var extras = new ReportExtras { Notes = ["One line was rejected."] };
        var first = ResultWriter.WriteAll(SyntheticDetection.Hostile(20, 60), Path.Combine(_folder.FullName, "a"), extras);
        var second = ResultWriter.WriteAll(SyntheticDetection.Hostile(20, 60), Path.Combine(_folder.FullName, "b"), extras);
        for (var i = 0; i < first.Count; i++)
            Assert.Equal(File.ReadAllBytes(first[i]), File.ReadAllBytes(second[i]));
    }

    [Fact]
    public void A_failure_leaves_the_older_results_as_they_were_and_no_half_files()
    {
        var good = SyntheticDetection.Of(1, 8);
        var paths = ResultWriter.WriteAll(good, _folder.FullName, new ReportExtras());
        var before = paths.Select(File.ReadAllBytes).ToList();

        // A tie whose end is outside every number: the graph is the last file, so all others are already written when it fails.
        var broken = good with { Ties = [good.Ties[0] with { Weight = double.PositiveInfinity }] };
        Assert.Throws<ArgumentException>(() => ResultWriter.WriteAll(broken, _folder.FullName, new ReportExtras { Notes = ["new"] }));

        Assert.Equal(before, paths.Select(File.ReadAllBytes));
        Assert.Equal(Names.Length, _folder.GetFiles().Length);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
