using System.Text.RegularExpressions;

namespace Cordon.Architecture.Tests;

/// <summary>What holds for the files of the repository as they lie there.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 450;

    // Put together from halves, so that this file does not name them.
    private static readonly string[] MachinePaths = ["work", "root", "home"];

    private static readonly string[] RegistryHosts = ["nuget" + ".org", "npmjs" + ".org", "pypi" + ".org", "crates" + ".io", "registry" + ".npmjs", "mcr" + ".microsoft.com"];

    public static TheoryData<string> Rooms => [.. Repository.Rooms];

    public static TheoryData<string> EngineRooms => RoomTests.EngineRooms;

    [Theory]
    [MemberData(nameof(EngineRooms))]
    public void An_engine_room_reads_no_clock_and_makes_no_random_id(string room)
    {
        var sources = Repository.SourcesOf(room).ToList();

        Assert.NotEmpty(sources);
        Assert.Empty(sources.SelectMany(file => Clocks().Matches(Repository.TextOf(file)!).Select(m => $"{file}: {m.Value}")));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_has_a_page_about_itself(string room)
    {
        var page = Path.Combine(Repository.Root, "src", room, "README.md");

        Assert.True(File.Exists(page), $"src/{room}/README.md is missing; write what the room is for, its way in, its invariants and what it leaves out");
        Assert.StartsWith($"# {room}\n", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_file_stays_short_enough_to_read()
    {
        var tooLong = Repository.Rooms.SelectMany(Repository.SourcesOf)
            .Select(file => (file, Lines: File.ReadLines(Path.Combine(Repository.Root, file)).Count()))
            .Where(f => f.Lines > MostLines);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_file_names_a_path_of_one_machine_or_a_package_registry()
    {
        var path = new Regex($@"(?<![\w.~-])/({string.Join('|', MachinePaths)})/", RegexOptions.CultureInvariant);
        var faults = new List<string>();
        foreach (var file in Repository.Files)
        {
            if (Repository.TextOf(file) is not { } text || Path.GetFileName(file).StartsWith("LICENSE", StringComparison.Ordinal))
                continue;
            faults.AddRange(path.Matches(text).Select(m => $"{file}: {m.Value}"));
            faults.AddRange(RegistryHosts.Where(h => text.Contains(h, StringComparison.OrdinalIgnoreCase)).Select(h => $"{file}: {h}"));
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Links_between_pages_lead_to_files_that_are_there()
    {
        var broken = new List<string>();
        foreach (var page in Repository.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal)))
        {
            foreach (Match link in Links().Matches(Fences().Replace(Repository.TextOf(page)!, "")))
            {
                var target = Uri.UnescapeDataString(link.Groups[1].Value.Split('#')[0]);
                if (target.Length == 0 || target.Contains(':', StringComparison.Ordinal))
                    continue;
                var file = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target));
                if (!File.Exists(file) && !Directory.Exists(file))
                    broken.Add($"{page}: {link.Groups[1].Value}");
            }
        }

        Assert.Empty(broken);
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bStopwatch\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bEnvironment\.TickCount(64)?\b|\bTimeProvider\.System\b|\bRandom\.Shared\b|\bnew Random\(\)")]
    private static partial Regex Clocks();

    [GeneratedRegex(@"\]\(\s*<?([^)\s>]+)")]
    private static partial Regex Links();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
