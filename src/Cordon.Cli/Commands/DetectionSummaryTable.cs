using System.Globalization;
using Cordon.Cli.Terminal;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;
using Spectre.Console;

namespace Cordon.Cli.Commands;

/// <summary>A detection as a person reads it in a terminal.</summary>
internal static class DetectionSummaryTable
{
    private const int MostNetworks = 15;

    public static void Print(Screen screen, Detection detection, Measured measured, string report)
    {
        var s = detection.Summary;
        var duplicates = s.Duplicates > 0 ? $" ({s.Duplicates:N0} duplicates dropped)" : "";
        screen.Line($"{s.Events:N0} events{duplicates} by {s.Accounts:N0} accounts, {Day(s.From)} to {Day(s.To)}");
        screen.Line($"{s.Ties:N0} ties within {s.Window.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s: {string.Join(", ", s.Kinds.Where(k => k.Ties > 0).Select(k => $"{k.Ties:N0} by {TieKinds.NameOf(k.Kind, plural: true)}"))}");
        if (s.Joint.Ties > 0)
            screen.Line($"{s.Joint.Ties:N0} of them by several kinds together, and by none alone");
        Networks(screen, detection.Networks);
        screen.Line($"{measured.Seconds:0.0} s, {Measured.InWords(Measured.PeakBytes)} at most");
        screen.Line($"report: {report}");
    }

    private static void Networks(Screen screen, IReadOnlyList<Network> networks)
    {
        screen.Line($"{networks.Count:N0} network{(networks.Count == 1 ? "" : "s")} of {networks.Sum(n => n.Members.Count):N0} accounts");
        if (networks.Count == 0)
        {
            screen.Line("Nothing acts together strongly enough. Try a wider --window, a lower --min-score, or a longer history.");
            return;
        }

        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("network");
        table.AddColumn(new TableColumn("score").RightAligned());
        table.AddColumn(new TableColumn("range").RightAligned());
        table.AddColumn(new TableColumn("found again").RightAligned());
        table.AddColumn("ordinary?");
        table.AddColumn(new TableColumn("accounts").RightAligned());
        table.AddColumn("why");
        foreach (var network in networks.Take(MostNetworks))
            table.AddRow(
                Markup.Escape(network.Id.Text),
                $"{network.Score:0.00}",
                $"{network.ScoreRange.Low:0.00}–{network.ScoreRange.High:0.00}",
                $"{network.Stability.Times} of {network.Stability.Of}",
                network.Ordinary.Likelihood switch { OrdinaryLikelihood.Low => "unlikely", OrdinaryLikelihood.Medium => "possible", _ => "likely" },
                $"{network.Members.Count}", Markup.Escape(network.Reasons[0].Split("; ")[0]));
        screen.Table(table);
        if (networks.Count > MostNetworks)
            screen.Line($"… and {networks.Count - MostNetworks:N0} more, all in the report");
    }

    private static string Day(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
}
