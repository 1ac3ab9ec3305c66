using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Cordon.Casework.Ledger;
using Cordon.Cli.Terminal;
using Spectre.Console;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon ledger</c>: checks and reads the ledger of a data folder; no server is needed, and one may run.</summary>
internal static class LedgerCommand
{
    private const string About = """
        The ledger: an append-only record of who did what, in a Merkle tree with signed checkpoints, so that nobody can change it unseen.

        Examples:
          cordon ledger verify                             checks everything; exit code 0 only when all of it is whole
          cordon ledger verify --checkpoint kept.note      … and that it continues a checkpoint that was kept elsewhere
          cordon ledger list --last 20
          cordon ledger prove 17                           proof that entry 17 stands in the ledger, as JSON
          cordon ledger prove --consistency 100 250        proof that the ledger of 250 entries begins with that of 100
          cordon ledger erase 17 --reason "asked for"      destroys the details of entry 17; every proof stays good
        """;

    public static Command Create(Screen screen) => new("ledger", About)
    {
        Verify(screen),
        Prove(screen),
        List(screen),
        Erase(screen),
    };

    private static Command Verify(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var checkpoint = new Option<string?>("--checkpoint") { Description = "A checkpoint that was kept elsewhere, which the ledger must continue", HelpName = "FILE" }.NotEmpty();
        var json = Options.Json();
        var command = new Command("verify", "Checks every entry, its details, the tree, the tiles and every checkpoint, and says the first entry that is bad.") { data, checkpoint, json };
        command.SetAction((parsed, cancellation) => Task.FromResult(Reading(() =>
        {
            var outside = parsed.GetValue(checkpoint) is { } file ? File.ReadAllText(file) : null;
            var report = LedgerVerifier.Verify(LedgerFolder.In(parsed.GetValue(data)!), outside, cancellation);
            if (parsed.GetValue(json))
            {
                Json.Print(screen, ("whole", report.IsWhole), ("size", report.Size), ("checkpoints", report.Checkpoints), ("details", report.Details), ("erased", report.Erased),
                    ("first_bad_entry", report.Faults.Count > 0 ? report.Faults[0].Entry : null), ("faults", report.Faults.Select(f => f.ToString())), ("notes", report.Notes));
            }
            else
            {
                foreach (var fault in report.Faults)
                    screen.Line(fault.ToString());
                foreach (var note in report.Notes)
                    screen.Line($"note: {note}");
                screen.Line(string.Create(CultureInfo.InvariantCulture,
                    $"{(report.IsWhole ? "whole" : "NOT WHOLE")}: {report.Size:N0} entries, {report.Checkpoints:N0} signed checkpoints, details of {report.Details:N0} entries, erased of {report.Erased:N0}"));
            }

            return report.IsWhole ? ExitCode.Success : ExitCode.NotPassed;
        })));
        return command;
    }

    private static Command Prove(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var id = new Argument<long?>("ID") { Description = "The entry's number", Arity = ArgumentArity.ZeroOrOne };
        var consistency = new Option<long[]>("--consistency") { Description = "Prove that the ledger of NEW entries begins with that of OLD", HelpName = "OLD NEW", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true };
        var command = new Command("prove", "Prints a proof as JSON, with the checkpoint that it leads to; any RFC 6962 verifier can check it.") { id, consistency, data };
        command.Validators.Add(result =>
        {
            if (result.GetResult(id) is { Tokens.Count: > 0 } == (result.GetResult(consistency) is { Implicit: false }))
                result.AddError("name an entry, or give --consistency OLD NEW");
        });
        command.SetAction(parsed => Reading(() =>
        {
            using var ledger = LedgerReader.Open(LedgerFolder.In(parsed.GetValue(data)!));
            Action<Utf8JsonWriter>? write = parsed.GetValue(consistency) is [var old, var size] ? ledger.Prove(old, size) is { } proof ? proof.WriteJson : null
                : ledger.Prove(parsed.GetValue(id)!.Value) is { } entry ? entry.WriteJson : null;
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                (write ?? throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"there is nothing to prove: the ledger has {ledger.Checkpoint.Size} entries, from 0")))(json);
            screen.Line(Encoding.UTF8.GetString(buffer.WrittenSpan));
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command List(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var last = new Option<int>("--last") { Description = "How many entries", HelpName = "N", DefaultValueFactory = _ => 50 };
        last.Validators.Add(result =>
        {
            if (result.GetValue(last) < 1)
                result.AddError("--last is at least 1");
        });
        var json = Options.Json();
        var command = new Command("list", "Lists the latest entries, without their details.") { data, last, json };
        command.SetAction(parsed => Reading(() =>
        {
            using var ledger = LedgerReader.Open(LedgerFolder.In(parsed.GetValue(data)!));
            var from = Math.Max(0, ledger.Checkpoint.Size - parsed.GetValue(last));
            var entries = ledger.Entries(from, (int)(ledger.Checkpoint.Size - from));
            if (parsed.GetValue(json))
            {
                Json.Print(screen, ("size", ledger.Checkpoint.Size), ("entries", entries.Select(e => JsonSerializer.Deserialize<JsonElement>(e.ToBytes()))));
                return ExitCode.Success;
            }

            var table = new Table().AddColumns("entry", "time", "actor", "act", "subject", "reason");
            foreach (var e in entries)
            {
                table.AddRow(e.Number.ToString(CultureInfo.InvariantCulture), $"{e.Time:yyyy-MM-dd HH:mm:ss}Z", Markup.Escape(e.Actor), Markup.Escape(e.Act), Markup.Escape(e.Subject),
                    Markup.Escape(e.Reason ?? ""));
            }

            screen.Table(table);
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Erase(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var id = new Argument<long>("ID") { Description = "The entry's number" };
        var reason = new Option<string>("--reason") { Description = "Why; it stands in the ledger for ever", HelpName = "TEXT", Required = true }.NotEmpty();
        var command = new Command("erase", "Destroys the details of an entry and their salt, and enters that this was done.") { id, reason, data };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(data)!;
            var number = parsed.GetValue(id);
            if (!LedgerFolder.In(folder).Exists)
                throw new UsageException($"there is no ledger in {folder}; give the data folder with --data");
            if (!LedgerWriting.With(folder, ledger => ledger.Erase(number, LedgerWriting.Actor, parsed.GetValue(reason)!)))
                throw new UsageException($"entry {number} has no details, or they are erased already");
            screen.Line($"erased the details of entry {number}");
            return ExitCode.Success;
        });
        return command;
    }

    private static int Reading(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (LedgerException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
