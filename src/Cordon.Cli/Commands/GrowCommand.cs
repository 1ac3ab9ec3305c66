using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Terminal;
using Cordon.Networks.Graph;
using Cordon.Networks.Growing;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon grow</c>: the network around one account of an edge list.</summary>
internal static class GrowCommand
{
    private const string About = """
        Grows the network around one account of an edge list: a walk from the account, then the densest group around it that has a sharp edge.

        The result has account,strength,share,ties_inside,reason a line, strongest first. Strength is in [0,1]: how much of the account's tie weight
        is inside, and how its weight inside compares with the typical member's. Share is how often the walk is there.

        Examples:
          cordon grow edges.csv --from a17
          cordon grow edges.csv --from a17 --most 50 --json
        """;

    public static Command Create(Screen screen)
    {
        var edges = new Argument<string>("EDGES") { Description = "The edge list, or - for standard input" }.OnlyPaths();
        var from = new Option<string>("--from") { Description = "The account to start from", HelpName = "ACCOUNT", Required = true };
        var most = Options.Number("--most", "At most this many members, the strongest; 1 to 100000", "N", new GrowthOptions().Most);
        var output = Options.OutFile();
        var json = Options.Json();
        var command = new Command("grow", About) { edges, from, most, output, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var options = new GrowthOptions { Most = parsed.GetValue(most) };
                if (options.Problem() is { } problem)
                    throw new UsageException(problem);
                return Run(screen, parsed.GetValue(edges)!, parsed.GetValue(from)!, options, parsed.GetValue(output), parsed.GetValue(json), cancellation);
            },
            CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, string edges, string from, GrowthOptions options, string? output, bool json, CancellationToken cancellation)
    {
        var list = EdgeReading.Read(screen, edges, cancellation);
        var account = list.Find(from);
        if (account < 0)
            throw new UsageException($"the account '{from}' is not in {EdgeReading.NameOf(edges)}; check how it is written there");
        var growth = new LocalGrowth(list.Graph);
        // What a server that holds the graph would take: the question alone, asked once before so that the code is compiled.
        growth.Grow(account, options, cancellation);
        var measured = new Measured();
        var network = growth.Grow(account, options, cancellation);
        var seconds = measured.Seconds;
        if (network.LeftOut > 0)
            screen.Note($"weaker members left out: {network.LeftOut:N0}; give a higher --most for all");
        if (network.Members.Count == 1)
            screen.Note($"no group around '{from}' is denser than its surroundings");
        else if (!network.IsClear)
            screen.Note("the group has no sharp edge: who is a member depends on how dense a group is asked for");
        if (output is not null || !json)
            EdgeReading.Write(screen, output, writer => Write(writer, list, network));
        if (json)
        {
            Json.Print(
                screen,
                ("account", from),
                ("members", network.Members.Select(m => new Dictionary<string, object>
                {
                    ["account"] = list.NameOf(m.Node),
                    ["strength"] = Math.Round(m.Strength, 6),
                    ["share"] = Math.Round(m.Share, 8),
                    ["ties_inside"] = m.TiesInside,
                    ["reasons"] = ReasonsOf(list, network, m),
                }).ToArray()),
                ("density", Math.Round(network.Density, 6)),
                ("conductance", Math.Round(network.Conductance, 6)),
                ("clear", network.IsClear),
                ("left_out", network.LeftOut),
                ("reached", network.Reached),
                ("accounts", list.Graph.Count),
                ("ties", list.Graph.Ties),
                ("seconds", seconds),
                ("peak_bytes", Measured.PeakBytes));
        }
        else if (output is not null)
        {
            screen.Line($"{network.Members.Count:N0} members around {from} among {list.Graph.Count:N0} accounts, {network.Conductance:0 %} of their ties lead out, in {seconds * 1000:0.0} ms; written to {output}");
        }

        return ExitCode.Success;
    }

    private static IReadOnlyList<string> ReasonsOf(EdgeList list, LocalNetwork network, LocalMember member) =>
        member.Reasons(network.Members.Count + network.LeftOut, list.NameOf(network.Account), member.Node == network.Account);

    private static void Write(TextWriter writer, EdgeList list, LocalNetwork network)
    {
        writer.Write("account,strength,share,ties_inside,reason\n");
        foreach (var member in network.Members)
        {
            var reason = string.Join("; ", ReasonsOf(list, network, member)).Replace("\"", "\"\"", StringComparison.Ordinal);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{list.NameOf(member.Node)},{member.Strength:0.######},{member.Share:0.########},{member.TiesInside},\"{reason}\"\n"));
        }
    }
}
