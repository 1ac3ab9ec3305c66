using System.CommandLine;
using System.Globalization;
using Cordon.Casework.Evidence;
using Cordon.Cli.Terminal;

namespace Cordon.Cli.Commands;

/// <content>Packs: evidence of a case to be handed over.</content>
internal static partial class EvidenceCommand
{
    private static Command Pack(Screen screen)
    {
        var (data, reason) = (ServeCommand.DataFolder(), new Option<string?>("--reason") { Description = "Why; it stands in the ledger", HelpName = "TEXT" }.NotEmpty());
        var @case = new Argument<string?>("CASE") { Description = "The case", Arity = ArgumentArity.ZeroOrOne };
        var target = new Option<string?>("--out", "-o") { Description = "Folder for the pack; not there yet, or empty", HelpName = "DIR" }.NotEmpty();
        var content = new Option<bool>("--content") { Description = "Put the evidence itself into it" };
        var json = Options.Json();
        var command = new Command("pack", "Writes what is kept of a case, who handled it and what was reported, with proofs, to be handed over.") { @case, reason, target, content, data, json, VerifyPack(screen) };
        command.Validators.Add(result =>
        {
            if (string.IsNullOrEmpty(result.GetValue(@case)) || result.GetValue(reason) is null || result.GetValue(target) is null)
                result.AddError("name the case, and give --reason TEXT and --out DIR");
        });
        command.SetAction(parsed => EvidenceFiles.With(parsed.GetValue(data)!, files =>
        {
            var pack = new EvidencePack(files.Vault, files.Store, files.Store, files.Ledger, files.Enter, TimeProvider.System);
            var (manifest, hash) = pack.Write(new PackRequest(parsed.GetValue(@case)!, LedgerWriting.Actor, parsed.GetValue(reason)!, parsed.GetValue(content)), parsed.GetValue(target)!);
            if (parsed.GetValue(json))
                Json.Print(screen, ("folder", parsed.GetValue(target)), ("files", manifest.Files.Count), ("evidence", manifest.Evidence.Count), ("manifest_sha256", hash));
            else
                screen.Line($"{manifest.Evidence.Count} pieces of evidence, {manifest.Files.Count} files in {parsed.GetValue(target)}; manifest {hash}\nopen {Path.Combine(parsed.GetValue(target)!, "index.html")}");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command VerifyPack(Screen screen)
    {
        var folder = new Argument<string>("DIR") { Description = "The pack" };
        var key = new Option<string?>("--key") { Description = "The ledger's key.pub as it was given by another way", HelpName = "FILE" }.NotEmpty();
        var json = Options.Json();
        var command = new Command("verify", "Checks a pack from its files alone: 0 when all of it is whole, else 6.") { folder, key, json };
        command.SetAction(parsed =>
        {
            var check = PackCheck.Of(parsed.GetValue(folder)!, parsed.GetValue(key) is { } file ? File.ReadAllText(file) : null);
            if (parsed.GetValue(json))
            {
                Json.Print(screen, ("whole", check.IsWhole), ("files", check.Files), ("entries", check.Entries), ("ledger", check.Ledger), ("manifest_sha256", check.ManifestSha256), ("faults", check.Faults));
            }
            else
            {
                foreach (var fault in check.Faults)
                    screen.Line(fault);
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"{(check.IsWhole ? "whole" : "NOT WHOLE")}: {check.Files:N0} files, {check.Entries:N0} entries of {check.Ledger ?? "no ledger"}; manifest {check.ManifestSha256 ?? "missing"}"));
            }

            return check.IsWhole ? ExitCode.Success : ExitCode.NotPassed;
        });
        return command;
    }
}
