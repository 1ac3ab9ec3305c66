using System.Globalization;
using Cordon.Events;

namespace Cordon.Bench;

/// <summary>Writes event files of shapes that would make a careless detector pay the square of their size.</summary>
internal static class HostileCommand
{
    public const string Usage = "  hostile SHAPE SIZE FILE   events of a hostile shape: star, collector, still, device, approach, clique, mesh";

    public static int Run(string[] args)
    {
        if (args is not [var shape, var text, var path] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < 1
            || Shapes.GetValueOrDefault(shape) is not { } line)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        using var writer = new StreamWriter(path, append: false, System.Text.Encoding.ASCII, 1 << 20);
        var random = new SeededRandom(1);
        for (var i = 0; i < size; i++)
        {
            var (seconds, kind, actor, rest) = line(i, size, random);
            var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(seconds);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"e{i}\",\"time\":\"{time:yyyy-MM-ddTHH:mm:ss.ffffff}Z\",\"kind\":\"{kind}\",\"actor\":\"account:a{actor}\",{rest}}}\n"));
        }

        return 0;
    }

    private static Dictionary<string, Func<int, int, SeededRandom, (double Seconds, string Kind, int Actor, string More)>> Shapes => new()
    {
        // Everybody posts one link within an hour.
        ["star"] = (i, size, _) => (3600.0 * i / size, "post", i, Objects("link:https://x.example/1")),

        // One account posts a link after the other.
        ["collector"] = (i, _, _) => (i / 10.0, "post", 0, Objects($"link:https://x.example/{i}")),

        // A thousand links, all at one instant.
        ["still"] = (_, size, random) => (0, "post", random.Next(Math.Max(2, size / 10)), Objects($"link:https://x.example/{random.Next(1000)}")),

        // Everybody signs in from one device.
        ["device"] = (i, _, _) => (i / 10.0, "login", i, Objects("device:d1")),

        // One account writes to everybody.
        ["approach"] = (i, _, _) => (i / 10.0, "message", 0, $"\"target\":\"account:b{i}\""),

        // All post the same six links together.
        ["clique"] = (i, size, random) => (((i * 6L / size) * 86400) + (30 * random.NextUnit()), "post", i % Math.Max(1, size / 6), Objects($"link:https://x.example/{i * 6L / size}")),

        // Links that 500 of 20,000 post together, just few enough to be looked at.
        ["mesh"] = (i, _, random) => ((i / 500 * 3600) + (30 * random.NextUnit()), "post", random.Next(20_000), Objects($"link:https://x.example/{i / 500}")),
    };

    private static string Objects(string one) => $"\"objects\":[\"{one}\"]";
}
