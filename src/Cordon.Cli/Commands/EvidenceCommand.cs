using System.CommandLine;
using System.Globalization;
using Cordon.Casework.Evidence;
using Cordon.Cli.Terminal;
using Cordon.Server.Engine;
using Cordon.Storage;
using Spectre.Console;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon evidence</c>: the vault of a data folder.</summary>
internal static partial class EvidenceCommand
{
    private const string About = """
        Evidence: files kept encrypted, each under a key of its own, with every reading in the ledger.

        Examples:
          cordon evidence list --case case-7
          cordon evidence read SHA256 --reason "request of the authority" --out file.bin
          cordon evidence hold SHA256 --reason "court order"         and --release to lift it
          cordon evidence destroy SHA256 --reason "asked for"        one person asks; the same command of another person does it
          cordon evidence verify                                     opens and checks all of it; 0 when all is whole, else 6
          cordon evidence pack case-7 --reason "hand-over" --out pack/
          cordon evidence pack verify pack/                          needs nothing but the pack
        """;

    public static Command Create(Screen screen) => new("evidence", About)
    {
        List(screen),
        Show(screen),
        Read(screen),
        Hold(screen),
        Extend(screen),
        Destroy(screen),
        Sweep(screen),
        Verify(screen),
        Rotate(screen),
        Pack(screen),
    };

    private static Argument<string> Hash()
    {
        var hash = new Argument<string>("SHA256") { Description = "The piece of evidence" };
        hash.Validators.Add(result =>
        {
            if (!EvidenceVault.IsHash(result.GetValueOrDefault<string>()))
                result.AddError("SHA256 is 64 lower-case hexadecimal digits; see cordon evidence list");
        });
        return hash;
    }

    private static Option<string> Reason() => new Option<string>("--reason") { Description = "Why; it stands in the ledger", HelpName = "TEXT", Required = true }.NotEmpty();

    private static Command List(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var @case = new Option<string?>("--case") { Description = "Only what belongs to this case", HelpName = "ID" }.NotEmpty();
        var due = new Option<bool>("--due") { Description = "Only what has been preserved long enough, and nothing keeps" };
        var json = Options.Json();
        var command = new Command("list", "Lists what is kept, without content.") { @case, due, data, json };
        command.SetAction(parsed => EvidenceFiles.With(parsed.GetValue(data)!, files =>
        {
            var found = parsed.GetValue(due) ? files.Vault.Due(int.MaxValue) : files.Store.List(parsed.GetValue(@case), null, int.MaxValue);
            if (parsed.GetValue(json))
            {
                Json.Print(screen, ("evidence", found.Select(Fields)));
                return ExitCode.Success;
            }

            var table = new Table().AddColumns("SHA-256", "bytes", "came", "preserved until", "stands", "cases");
            foreach (var e in found)
            {
                table.AddRow(e.Sha256, e.Size.ToString("N0", CultureInfo.InvariantCulture), $"{e.Received:yyyy-MM-dd}", $"{e.PreservedUntil:yyyy-MM-dd}", Stands(e), Markup.Escape(string.Join(", ", e.Cases)));
            }

            screen.Table(table);
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Show(Screen screen)
    {
        var (data, hash, json) = (ServeCommand.DataFolder(), Hash(), Options.Json());
        var command = new Command("show", "Shows what is known of a piece, without its content.") { hash, data, json };
        command.SetAction(parsed => EvidenceFiles.With(parsed.GetValue(data)!, files =>
        {
            var fields = Fields(files.Vault.Find(parsed.GetValue(hash)!));
            if (parsed.GetValue(json))
            {
                Json.Print(screen, [.. fields.Select(f => (f.Key, f.Value))]);
                return ExitCode.Success;
            }

            foreach (var (name, value) in fields.Where(f => f.Value is not null))
                screen.Line($"{name.Replace('_', ' '),-16} {(value is IEnumerable<string> texts ? string.Join(", ", texts) : string.Create(CultureInfo.InvariantCulture, $"{value}"))}");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Read(Screen screen)
    {
        var (data, hash, reason) = (ServeCommand.DataFolder(), Hash(), Reason());
        var target = new Option<string>("--out", "-o") { Description = "File for the content; not there yet", HelpName = "FILE", Required = true }.NotEmpty();
        var command = new Command("read", "Writes the content to a file, after entering into the ledger who reads it and why.") { hash, reason, target, data };
        command.SetAction(parsed => EvidenceFiles.With(parsed.GetValue(data)!, files =>
        {
            var path = parsed.GetValue(target)!;
            if (File.Exists(path))
                throw new UsageException($"{path} is there already; name another file");
            using var content = files.Vault.Read(parsed.GetValue(hash)!, LedgerWriting.Actor, parsed.GetValue(reason)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(path, options))
                content.CopyTo(file);
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"{content.Length:N0} bytes in {path}"));
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Hold(Screen screen)
    {
        var (data, hash, reason) = (ServeCommand.DataFolder(), Hash(), Reason());
        var release = new Option<bool>("--release") { Description = "Lift the hold" };
        var command = new Command("hold", "Puts a legal hold on a piece: nothing destroys it until the hold is lifted.") { hash, reason, release, data };
        command.SetAction(parsed => EvidenceFiles.With(parsed.GetValue(data)!, files =>
        {
            var held = !parsed.GetValue(release);
            files.Vault.SetHold(parsed.GetValue(hash)!, held, LedgerWriting.Actor, parsed.GetValue(reason)!);
            screen.Line(held ? "held" : "released");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Extend(Screen screen)
    {
        var (data, hash, reason) = (ServeCommand.DataFolder(), Hash(), Reason());
        var until = new Option<DateOnly>("--until") { Description = "The day until which it is preserved", HelpName = "YYYY-MM-DD", Required = true };
        var command = new Command("extend", "Preserves a piece longer.") { hash, until, reason, data };
        command.SetAction(parsed => EvidenceFiles.With(parsed.GetValue(data)!, files =>
        {
            var record = files.Vault.Extend(parsed.GetValue(hash)!, new DateTimeOffset(parsed.GetValue(until), default, TimeSpan.Zero), LedgerWriting.Actor, parsed.GetValue(reason)!);
            screen.Line($"preserved until {record.PreservedUntil:yyyy-MM-dd}");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Destroy(Screen screen)
    {
        var (data, hash, reason) = (ServeCommand.DataFolder(), Hash(), Reason());
        var withdraw = new Option<bool>("--withdraw") { Description = "Take the request back" };
        var command = new Command("destroy", "Asks that a piece be destroyed; or, when another person has asked, destroys it: its key first, then its content.") { hash, reason, withdraw, data };
        command.SetAction(parsed => EvidenceFiles.With(parsed.GetValue(data)!, files =>
        {
            var (sha256, why) = (parsed.GetValue(hash)!, parsed.GetValue(reason)!);
            if (parsed.GetValue(withdraw))
            {
                files.Vault.WithdrawDestruction(sha256, LedgerWriting.Actor, why);
                screen.Line("the request is taken back");
            }
            else if (files.Vault.Find(sha256).Destruction is null)
            {
                files.Vault.RequestDestruction(sha256, LedgerWriting.Actor, why);
                screen.Line("asked for; another person has to agree with the same command, or with POST /v1/evidence/SHA256/destroy");
            }
            else
            {
                files.Vault.Destroy(sha256, LedgerWriting.Actor, why);
                screen.Line("destroyed");
            }

            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Sweep(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var command = new Command("sweep", "Destroys what has been preserved long enough and nothing keeps; see it before with: cordon evidence list --due") { data };
        command.SetAction(parsed => EvidenceFiles.With(parsed.GetValue(data)!, files =>
        {
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"destroyed {files.Vault.Sweep(LedgerWriting.Actor, int.MaxValue).Count}"));
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Verify(Screen screen)
    {
        var (data, json) = (ServeCommand.DataFolder(), Options.Json());
        var command = new Command("verify", "Opens every piece and compares it with its hash and with the ledger; shows no content.") { data, json };
        command.SetAction((parsed, cancellation) => Task.FromResult(EvidenceFiles.With(parsed.GetValue(data)!, files =>
        {
            var check = files.Vault.Verify(LedgerWriting.Actor, files.Ledger, cancellation);
            if (parsed.GetValue(json))
            {
                Json.Print(screen, ("whole", check.IsWhole), ("kept", check.Kept), ("destroyed", check.Destroyed), ("bytes", check.Bytes), ("faults", check.Faults), ("notes", check.Notes));
            }
            else
            {
                foreach (var fault in check.Faults)
                    screen.Line(fault);
                foreach (var note in check.Notes)
                    screen.Line($"note: {note}");
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"{(check.IsWhole ? "whole" : "NOT WHOLE")}: {check.Kept:N0} pieces of {check.Bytes:N0} bytes, {check.Destroyed:N0} destroyed"));
            }

            return check.IsWhole ? ExitCode.Success : ExitCode.NotPassed;
        })));
        return command;
    }

    private static Command Rotate(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var command = new Command("rotate", "Makes a new master key, wraps every key under it, and destroys the old one. The server must not run.") { data };
        command.SetAction(parsed =>
        {
            try
            {
                // A server would go on to wrap under the old key.
                using var held = DataFolder.Open(parsed.GetValue(data)!);
                return EvidenceFiles.With(parsed.GetValue(data)!, files =>
                {
                    files.Master.BeginRotation();
                    var count = files.Vault.Rewrap(LedgerWriting.Actor);
                    files.Master.EndRotation();
                    screen.Line(string.Create(CultureInfo.InvariantCulture, $"master key {files.Master.CurrentId}; wrapped {count:N0} keys anew"));
                    return ExitCode.Success;
                });
            }
            catch (StorageException e)
            {
                throw new UsageException(e.Message);
            }
        });
        return command;
    }

    private static string Stands(EvidenceRecord record) => record.Hold is not null ? "held" : record.Destruction is not null && record.State == EvidenceState.Kept ? "to be destroyed" : record.State.ToString().ToLowerInvariant();

    private static Dictionary<string, object?> Fields(EvidenceRecord e) => new()
    {
        ["sha256"] = e.Sha256,
        ["size"] = e.Size,
        ["state"] = e.State.ToString().ToLowerInvariant(),
        ["received"] = e.Received.ToString("O", CultureInfo.InvariantCulture),
        ["received_by"] = e.ReceivedBy,
        ["source"] = e.Source,
        ["file_name"] = e.FileName,
        ["media_type"] = e.MediaType,
        ["preserved_until"] = e.PreservedUntil.ToString("O", CultureInfo.InvariantCulture),
        ["hold"] = Of(e.Hold),
        ["destruction"] = Of(e.Destruction),
        ["destroyed"] = e.DestroyedAt?.ToString("O", CultureInfo.InvariantCulture),
        ["cases"] = e.Cases,
    };

    private static string? Of(Attributed? decision) => decision is null ? null : string.Create(CultureInfo.InvariantCulture, $"{decision.By}, {decision.At:yyyy-MM-dd HH:mm}Z: {decision.Reason}");
}
