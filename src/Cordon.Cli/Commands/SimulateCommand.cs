using System.CommandLine;
using Cordon.Cli.Terminal;
using Cordon.Proving.Living;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon simulate</c>: a platform to test on, with the truth about it.</summary>
internal static class SimulateCommand
{
    private const string About = """
        Writes the events of a simulated platform, with planted networks and innocent look-alikes, and truth.json, which says who is who.

        Examples:
          cordon simulate --accounts 20000 --days 20 --random-seed 7 --out sim
          cordon detect sim/events --out found
          cordon simulate --living --accounts 5000 --days 14 --out lives      people act on what a learning recommender shows; shown.jsonl tells what
          cordon simulate --camouflage 0.8 --split 3 --drip 10m --roles --out hard      networks that adapt
        """;

    public static Command Create(Screen screen)
    {
        var accounts = Options.Number("--accounts", "Accounts on the platform", "N", new SimulationOptions().Accounts);
        var days = Options.Number("--days", "Length of the history", "D", new SimulationOptions().Days);
        var rate = Options.Number("--events-per-day", "Mean of ordinary events per account and day", "R", new SimulationOptions().EventsPerAccountPerDay);
        var networks = Options.Number<int>("--networks", "Planted networks; one per thousand accounts, 4 to 60, when not given", "N");
        var smallest = Options.Number("--network-min", "Accounts of the smallest planted network", "N", new SimulationOptions().PlantedMin);
        var largest = Options.Number("--network-max", "Accounts of the largest planted network", "N", new SimulationOptions().PlantedMax);
        var camouflage = Options.Number<double>("--camouflage", "Share of a planted member's acts that are ordinary life, 0 to 0.95; as in an ordinary life when not given", "S");
        var split = Options.Number("--split", "Parts in which each planted network acts, 1 to 8", "N", 1);
        var drip = Options.Time("--drip", "Time over which each action is spread, up to 7d; seconds when not given");
        var vary = Options.Number("--vary-text", "Words that each member replaces in a copied text, 0 to 4", "N", 0);
        var roles = new Option<bool>("--roles") { Description = "Planted networks have advertisers, an audience and bridges, and approach people; events say who is a child" };
        var living = new Option<bool>("--living") { Description = "People look at surfaces and act on what a recommender shows them; implies --roles" };
        var panel = Options.Number("--panel", "With --living, the share of viewers whose looks are written to shown.jsonl, 0 to 1", "S", 0.05);
        var respell = Options.Number("--respell", "With --living, days after which networks write their goods anew; 0 never", "D", 0);
        var retag = Options.Number("--retag", "With --living, days after which networks move to new tags; 0 never", "D", 0);
        var falseReports = Options.Number("--false-reports", "With --living, reports of innocent groups by each network on a day", "N", 0.0);
        var randomSeed = Options.RandomSeed();
        var output = Options.Out("cordon-sim", "Folder for the events; made when missing, refused when it holds a simulation");
        var json = Options.Json();
        var command = new Command("simulate", About) { accounts, days, rate, networks, smallest, largest, camouflage, split, drip, vary, roles, living, panel, respell, retag, falseReports, randomSeed, output, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var measured = new Measured();
                var folder = parsed.GetValue(output)!;
                var adversary = new AdversaryOptions
                {
                    Camouflage = parsed.GetValue(camouflage),
                    Parts = parsed.GetValue(split),
                    DripSeconds = parsed.GetValue(drip)?.TotalSeconds ?? 0,
                    VariedWords = parsed.GetValue(vary),
                    Roles = parsed.GetValue(roles),
                };
                var simulation = new SimulationOptions
                {
                    Accounts = parsed.GetValue(accounts),
                    Days = parsed.GetValue(days),
                    EventsPerAccountPerDay = parsed.GetValue(rate),
                    PlantedNetworks = parsed.GetValue(networks),
                    PlantedMin = parsed.GetValue(smallest),
                    PlantedMax = parsed.GetValue(largest),
                    RandomSeed = parsed.GetValue(randomSeed),
                    Adversary = adversary == new AdversaryOptions() ? null : adversary,
                };
                var adaptation = new AdaptationOptions { RespellDays = parsed.GetValue(respell), RetagDays = parsed.GetValue(retag), FalseReports = parsed.GetValue(falseReports) };
                if (!parsed.GetValue(living) && (adaptation != new AdaptationOptions() || parsed.GetResult(panel) is { Implicit: false }))
                    throw new UsageException("--panel, --respell, --retag and --false-reports say how a living platform is; add --living");
                var truth = parsed.GetValue(living)
                    ? Write(screen, new LivingOptions { Population = simulation, Adaptation = adaptation }, parsed.GetValue(panel), folder, cancellation)
                    : Write(screen, simulation, folder, cancellation);
                Print(screen, truth, Path.GetFullPath(folder), measured, parsed.GetValue(json));
                return ExitCode.Success;
            },
            CancellationToken.None));
        return command;
    }

    private static GroundTruth Write(Screen screen, SimulationOptions options, string folder, CancellationToken cancellation) => Checked(folder, () =>
        screen.Progress("Simulating a platform", report => new Simulator(options).Write(folder, new Relay(report), cancellation)));

    private static GroundTruth Write(Screen screen, LivingOptions options, double panel, string folder, CancellationToken cancellation) => Checked(folder, () =>
        screen.Progress("Simulating a platform", report => new LivingSimulator(options).WriteAsync(folder, panel, new Relay(report), cancellation).GetAwaiter().GetResult()));

    /// <exception cref="UsageException">An option is out of range, or the folder holds a simulation.</exception>
    private static GroundTruth Checked(string folder, Func<GroundTruth> write)
    {
        if (File.Exists(Path.Combine(folder, TruthFile.Name)))
            throw new UsageException($"'{folder}' holds a simulation already; choose another folder with --out, or remove this one");
        try
        {
            return write();
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    private static void Print(Screen screen, GroundTruth truth, string folder, Measured measured, bool json)
    {
        var counts = truth.Counts;
        if (json)
        {
            Json.Print(
                screen,
                ("accounts", counts.Accounts),
                ("events", counts.Events),
                ("lines", counts.Lines),
                ("bytes", counts.Bytes),
                ("networks_planted", truth.Planted.Count),
                ("seconds", measured.Seconds),
                ("peak_bytes", Measured.PeakBytes),
                ("out", folder));
            return;
        }

        screen.Line($"{counts.Events:N0} events of {counts.Accounts:N0} accounts in {counts.Files} files ({Measured.InWords(counts.Bytes)}), {truth.Planted.Count} planted networks");
        screen.Line($"{measured.Seconds:0.0} s, {Measured.InWords(Measured.PeakBytes)} at most");
        screen.Line($"{Simulator.EventsFolder}/ and {TruthFile.Name} are in {folder}");
    }

    private sealed class Relay(Action<string, double> report) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => report($"Simulating day {value.DaysDone} of {value.Days}", (double)value.DaysDone / value.Days);
    }
}
