namespace Cordon.Bench.Truth;

/// <summary>Precision and recall on simulated platforms as the planted networks adapt, and where it breaks.</summary>
/// <param name="platforms">Simulates and detects.</param>
/// <param name="picture">Where the curves are drawn as SVG; null for nowhere.</param>
internal sealed class CurvesBench(SimulatedPlatforms platforms, string? picture)
{
    private const int Seeds = 3;
    private const string CopiedText = "copied-text";
    private static readonly string[] Platform = ["--accounts", "4000", "--days", "14", "--networks", "12"];
    private static readonly string[] LargeNetworks = ["--network-min", "24", "--network-max", "60"];

    private static readonly (string Option, string Name, string?[] Windows, string[] Levels)[] Curves =
    [
        ("--camouflage", "camouflage (share of ordinary acts)", [null], ["0", "0.3", "0.5", "0.7", "0.8", "0.9", "0.95"]),
        ("--split", "splitting (parts)", [null], ["1", "2", "3", "4", "6", "8"]),
        ("--drip", "slow drip (how long an action lasts)", [null, "1h"], ["10s", "60s", "5m", "30m", "2h", "1d", "7d"]),
        ("--vary-text", "varied words in copied texts", [null], ["0", "1", "2", "4"]),
    ];

    public void Run()
    {
        var chart = new CurveChart();
        foreach (var (option, name, windows, levels) in Curves)
        {
            var table = new TextTable(name, "window", "accounts: precision", "recall", "networks: precision", "recall", "best-match F1", "with copied text found", "look-alikes reported", "others reported");
            var broken = new string?[windows.Length];
            var inPieces = new string?[windows.Length];
            var points = windows.Select(_ => new List<(string, double[])>()).ToArray();
            foreach (var level in levels)
            {
                var copied = windows.Select(_ => (Found: 0, Planted: 0)).ToArray();
                var pools = windows.Select(_ => new Pool()).ToArray();
                for (var seed = 1; seed <= Seeds; seed++)
                {
                    var (truth, results) = platforms.Run(seed, SimulatedPlatforms.Threshold, windows, [.. Platform, .. option == "--split" ? LargeNetworks : [], option, level]);
                    for (var w = 0; w < windows.Length; w++)
                    {
                        var review = SimulatedPlatforms.Reported(truth, results[w], SimulatedPlatforms.Threshold);
                        pools[w].Add(review);
                        var texts = review.Score.Matches.Where((_, i) => truth.Planted[i].Styles.Contains(CopiedText)).ToList();
                        copied[w] = (copied[w].Found + texts.Count(m => m.IsFound), copied[w].Planted + texts.Count);
                    }
                }

                for (var w = 0; w < windows.Length; w++)
                {
                    var pool = pools[w];
                    table.Add(
                        level, windows[w] ?? "default", Numbers.Share(pool.Precision), Numbers.Share(pool.Recall), Numbers.Share(pool.NetworkPrecision),
                        Numbers.Share(pool.NetworkRecall), Numbers.Share(pool.BestF1), $"{copied[w].Found} of {copied[w].Planted}", $"{pool.LookAlikes}", $"{pool.Others}");
                    points[w].Add((level, [pool.Precision ?? 0, pool.Recall ?? 0, pool.BestF1 ?? 0]));
                    if (pool.Recall < 0.5)
                        broken[w] ??= level;
                    if (pool.NetworkRecall < 0.5)
                        inPieces[w] ??= level;
                }
            }

            table.Print($"{name}: {Seeds} platforms of 4,000 accounts and 12 planted networks a level{(option == "--split" ? ", of 24 to 60 accounts" : "")}");
            for (var w = 0; w < windows.Length; w++)
            {
                var under = windows[w] is { } window ? $" under a window of {window}" : "";
                Console.WriteLine(broken[w] is { } level
                    ? $"\nIt breaks at {level}{under}: from there on less than half of the planted accounts are reported."
                    : $"\nIt does not break{under}: at every level at least half of the planted accounts are reported.");
                if (inPieces[w] is { } pieces && pieces != broken[w])
                    Console.WriteLine($"From {pieces} on, less than half of the networks are found as one.");
                chart.Add(name + under, points[w]);
            }
        }

        if (picture is not null)
            chart.Write(picture);
    }
}
