using System.CommandLine;
using System.Globalization;
using Cordon.Casework.Ledger;
using Cordon.Casework.Reporting.Transparency;
using Cordon.Cli.Terminal;
using Cordon.Storage;
using Cordon.Storage.Evidence;

namespace Cordon.Cli.Commands;

/// <content>The report about ourselves.</content>
internal static partial class ReportCommand
{
    private static Command Transparency(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var from = new Option<DateOnly>("--from") { Description = "The first day", HelpName = "YYYY-MM-DD", Required = true };
        var to = new Option<DateOnly>("--to") { Description = "The day before which it ends", HelpName = "YYYY-MM-DD", Required = true };
        var target = Options.Out("transparency", "Folder for transparency.html and transparency.csv; made when missing");
        var command = new Command("transparency", "Counts what was done, from the ledger and the reports of a data folder, without a name of anybody.") { from, to, target, data };
        command.Validators.Add(result =>
        {
            if (result.GetValue(to) <= result.GetValue(from))
                result.AddError("--to is a day after --from");
        });
        command.SetAction(parsed =>
        {
            try
            {
                var folder = parsed.GetValue(data)!;
                if (!File.Exists(EvidenceStore.In(folder)))
                    throw new UsageException($"there is nothing to count in {folder}; give the data folder with --data");
                using var store = EvidenceStore.Open(EvidenceStore.In(folder));
                var report = TransparencyReport.Of(LedgerFolder.In(folder), store.Reports(int.MaxValue), store.StatementStates(), Day(parsed.GetValue(from)), Day(parsed.GetValue(to)));
                Directory.CreateDirectory(parsed.GetValue(target)!);
                File.WriteAllText(Path.Combine(parsed.GetValue(target)!, "transparency.html"), report.ToHtml());
                File.WriteAllText(Path.Combine(parsed.GetValue(target)!, "transparency.csv"), report.ToCsv());
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"{report.Rows.Count} numbers in {parsed.GetValue(target)}"));
                return ExitCode.Success;
            }
            catch (Exception e) when (e is LedgerException or StorageException)
            {
                throw new UsageException(e.Message);
            }
        });
        return command;
    }

    private static DateTimeOffset Day(DateOnly day) => new(day, default, TimeSpan.Zero);
}
