using System.CommandLine;
using Cordon.Cli.Terminal;
using Cordon.Media;
using Cordon.Signals.Media.Banks;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon match</c>: pictures or hashes against banks of known hashes.</summary>
internal static class MatchCommand
{
    private const string About = """
        Compares pictures, or PDQ hashes of 64 hexadecimal digits, with banks of known hashes, and says how near, in which bits, and from which source. A picture
        below a bank's quality floor is shown as not matched, with the reason. A match in a negative bank says that the picture is known to be harmless.

        A bank is a text file of hash[,id[,severity[,source]]] lines, before them settings such as distance = 24; a folder stands for all files in it.

        Example:
          cordon match a.jpg --bank known.bank --bank harmless.bank
        """;

    public static Command Create(Screen screen)
    {
        var queries = new Argument<string[]>("IMAGE|HASH") { Description = "Files or hashes", Arity = ArgumentArity.OneOrMore }.OnlyPaths();
        var banks = new Option<string[]>("--bank") { Description = "A bank's file, or a folder of them", HelpName = "DIR|FILE", Required = true, AllowMultipleArgumentsPerToken = false }.NotEmpty();
        var json = Options.Json();
        var command = new Command("match", About) { queries, banks, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(screen, parsed.GetValue(queries)!, parsed.GetValue(banks)!, parsed.GetValue(json), cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, string[] queries, string[] paths, bool json, CancellationToken cancellation)
    {
        var banks = paths.SelectMany(FilesOf).Select(Read).ToList();
        using var hasher = new PictureHasher();
        var forms = new PdqHash[1];
        var results = new List<Dictionary<string, object?>>();
        var refused = new List<Dictionary<string, object?>>();
        foreach (var query in queries)
        {
            cancellation.ThrowIfCancellationRequested();
            int? quality = null;
            if (!PdqHash.TryParse(query, out forms[0]))
            {
                var refusal = hasher.HashFile(query, forms, out var found);
                if (refusal.Kind != RefusalKind.None)
                {
                    screen.Fail($"{query} {refusal.Reason}");
                    refused.Add(new() { ["query"] = query, ["kind"] = refusal.Kind.ToString(), ["reason"] = refusal.Reason });
                    continue;
                }
                quality = found;
            }
            foreach (var bank in banks)
                results.Add(Compare(screen, query, forms[0], quality, bank, json));
        }
        if (json)
            Json.Print(screen, ("results", results), ("refused", refused));
        return refused.Count > 0 ? ExitCode.PartialInput : ExitCode.Success;
    }

    private static Dictionary<string, object?> Compare(Screen screen, string query, PdqHash hash, int? quality, HashBank bank, bool json)
    {
        var tooPoor = quality < bank.QualityFloor;
        var matches = tooPoor ? [] : bank.Match(hash);
        var outcome = tooPoor ? "not matched: quality" : matches.Count == 0 ? "not matched" : bank.Negative ? "harmless" : "matched";
        if (!json && tooPoor)
            screen.Line($"{query}: {outcome} {quality} is below {bank.QualityFloor}, the floor of bank {bank.Name}");
        else if (!json && matches.Count == 0)
            screen.Line($"{query}: {outcome} in bank {bank.Name} ({bank.Active} of {bank.Count} hashes, distance {bank.Distance})");
        foreach (var match in json ? [] : matches)
        {
            var entry = match.Entry;
            screen.Line($"{query}: {outcome} in bank {bank.Name}, {entry.Id}, distance {match.Distance}"
                + (match.Distance > 0 ? $" (bits {string.Join(' ', hash.DifferingBits(entry.Hash))})" : "")
                + (entry.Severity.Length > 0 ? $", severity {entry.Severity}" : "")
                + (entry.Source.Length > 0 ? $", source {entry.Source}" : ""));
        }
        return new()
        {
            ["query"] = query,
            ["pdq_hex"] = hash.ToString(),
            ["quality"] = quality,
            ["bank"] = bank.Name,
            ["outcome"] = outcome,
            ["matches"] = matches.Select(m => new Dictionary<string, object?>
            {
                ["id"] = m.Entry.Id,
                ["pdq_hex"] = m.Entry.Hash.ToString(),
                ["distance"] = m.Distance,
                ["bits"] = hash.DifferingBits(m.Entry.Hash),
                ["severity"] = m.Entry.Severity,
                ["source"] = m.Entry.Source,
            }),
        };
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        var files = Directory.GetFiles(path).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new UsageException($"the bank folder {path} has no file; put a bank's file there");
    }

    private static HashBank Read(string path)
    {
        try
        {
            return HashBank.TryRead(Path.GetFileNameWithoutExtension(path), File.ReadAllLines(path), out var bank, out var fault) ? bank : throw new UsageException($"{path}: {fault}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the bank {path} cannot be read: {failure.Message}");
        }
    }
}
