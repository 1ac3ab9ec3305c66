using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Terminal;
using Cordon.Networks.Dense;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon dense</c>: accounts that touched the same objects far more than others do.</summary>
internal static class DenseCommand
{
    private const string About = """
        Finds blocks of accounts that touched the same objects, far more densely than chance, whatever else they do as camouflage (FRAUDAR).

        The list has account,object a line, separated by a comma or white space, # for comments. The result has block,kind,name,pairs a line: each
        account of a block with how many of its objects it touched, and each object with how many of the accounts touched it. Blocks that are not
        a tenth denser than when the objects are dealt out at random are not given.

        Examples:
          cordon dense links.csv
          cordon dense links.csv --most 3 --json
        """;

    public static Command Create(Screen screen)
    {
        var pairs = new Argument<string>("EDGES") { Description = "The list of account,object, or - for standard input" }.OnlyPaths();
        var most = Options.Number("--most", "At most this many blocks; 1 to 1000", "N", 10);
        var randomSeed = Options.RandomSeed();
        var output = Options.OutFile();
        var json = Options.Json();
        var command = new Command("dense", About) { pairs, most, randomSeed, output, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                if (parsed.GetValue(most) is < 1 or > 1000)
                    throw new UsageException($"--most {parsed.GetValue(most)} is not 1 to 1000");
                return Run(screen, parsed.GetValue(pairs)!, parsed.GetValue(most), (ulong)parsed.GetValue(randomSeed), parsed.GetValue(output), parsed.GetValue(json), cancellation);
            },
            CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, string path, int most, ulong randomSeed, string? output, bool json, CancellationToken cancellation)
    {
        var list = EdgeReading.Open(path, reader => screen.Progress("Reading actions", _ => ActionList.Read(reader, cancellation)));
        foreach (var problem in list.Problems)
            screen.Note($"{EdgeReading.NameOf(path)} {problem}");
        if (list.Rejected > 0)
            screen.Note($"lines of {EdgeReading.NameOf(path)} that are not actions, left out: {list.Rejected:N0}");
        if (list.Graph.Pairs == 0)
            throw new UsageException($"{EdgeReading.NameOf(path)} holds no action; write account,object a line", ExitCode.NoInput);
        var measured = new Measured();
        var found = screen.Progress("Peeling", _ => DenseBlocks.Find(list.Graph, most, randomSeed, cancellation));
        var seconds = measured.Seconds;
        if (found.Blocks.Count == 0)
            screen.Note("no block is denser than chance makes them");
        if (output is not null || !json)
            EdgeReading.Write(screen, output, writer => Write(writer, list, found));
        if (json)
        {
            Json.Print(
                screen,
                ("blocks", found.Blocks.Select(b => new Dictionary<string, object>
                {
                    ["accounts"] = b.Accounts.Select(list.AccountOf).ToArray(),
                    ["objects"] = b.Objects.Select(list.ObjectOf).ToArray(),
                    ["density"] = Math.Round(b.Density, 6),
                    ["fill"] = Math.Round(b.Fill, 6),
                    ["pairs"] = b.Pairs,
                }).ToArray()),
                ("chance_density", Math.Round(found.ChanceDensity, 6)),
                ("accounts", list.Graph.Accounts),
                ("objects", list.Graph.Objects),
                ("pairs", list.Graph.Pairs),
                ("seconds", seconds),
                ("peak_bytes", Measured.PeakBytes));
        }
        else if (output is not null)
        {
            screen.Line($"{found.Blocks.Count:N0} blocks among {list.Graph.Accounts:N0} accounts and {list.Graph.Objects:N0} objects in {seconds:0.00} s; written to {output}");
        }

        return ExitCode.Success;
    }

    private static void Write(TextWriter writer, ActionList list, DenseBlockList found)
    {
        writer.Write("block,kind,name,pairs\n");
        for (var number = 0; number < found.Blocks.Count; number++)
        {
            var block = found.Blocks[number];
            foreach (var account in block.Accounts)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{number},account,{list.AccountOf(account)},{list.Graph.TouchedBy(account, block.Objects)}\n"));
            foreach (var thing in block.Objects)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{number},object,{list.ObjectOf(thing)},{list.Graph.TouchersOf(thing, block.Accounts)}\n"));
        }
    }
}
