using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Terminal;
using Cordon.Signals.Text.Folding;
using Cordon.Signals.Text.Terms;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon text</c>: what a text folds to, and which terms of banks are in it.</summary>
internal static class TextCommand
{
    private const int MostHits = 1_000;

    public static Command Create(Screen screen) => new("text", "Texts as a reader takes them: folded, and searched for terms however they are spelled") { Fold(screen), Match(screen) };

    private static Command Fold(Screen screen)
    {
        const string about = """
            Prints what each text folds to: case, width, style, marks, what cannot be seen, look-alike letters and right-to-left overrides make no difference. Then what it had
            that ordinary text has little of. '-' reads texts from standard input, one a line.

            Example:
              cordon text fold "ｂｌｕｅ wіdget"
            """;
        var (texts, json) = (Texts(), Options.Json());
        var command = new Command("fold", about) { texts, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var folded = new FoldedText();
                var results = new List<Dictionary<string, object?>>();
                foreach (var text in Each(parsed.GetValue(texts)!, cancellation))
                {
                    folded.Fold(text);
                    var notes = folded.Notes;
                    results.Add(new()
                    {
                        ["text"] = text,
                        ["folded"] = folded.ToString(),
                        ["invisible"] = notes.Invisible,
                        ["marks"] = notes.Marks,
                        ["styled"] = notes.Styled,
                        ["mixed"] = notes.Mixed,
                        ["reversed"] = notes.Reversed,
                        ["is_cut"] = notes.IsCut,
                    });
                    if (!parsed.GetValue(json))
                        screen.Line(string.Create(CultureInfo.InvariantCulture, $"{folded}") + Told(notes));
                }

                if (parsed.GetValue(json))
                    Json.Print(screen, ("texts", results));
                return ExitCode.Success;
            },
            CancellationToken.None));
        return command;
    }

    private static Command Match(Screen screen)
    {
        const string about = """
            Says which terms of banks are in each text, where in it, and what their evasions cost. '-' reads texts from standard input, one a line.

            A bank is a text file: a term a line, then, after " | ", boundary=word|start|end|inside, budget=0 to 63, severity=low|medium|high|critical and
            allow=word,word, as far as they differ from word, 15, medium and none.

            Example:
              cordon text match --bank goods.txt "new b.l.u.e w1dgets"
            """;
        var (texts, json) = (Texts(), Options.Json());
        var banks = new Option<string[]>("--bank") { Description = "A bank's file", HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = false }.NotEmpty();
        var command = new Command("match", about) { texts, banks, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(screen, Each(parsed.GetValue(texts)!, cancellation), [.. parsed.GetValue(banks)!.Select(Read)], parsed.GetValue(json)), CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, IEnumerable<string> texts, TermBank[] banks, bool json)
    {
        var (folded, hits) = (new FoldedText(), new TermHit[MostHits]);
        var results = new List<Dictionary<string, object?>>();
        var number = 0;
        var cut = 0;
        foreach (var text in texts)
        {
            number++;
            var before = results.Count;
            foreach (var bank in banks)
            {
                var found = bank.Find(text, folded, hits);
                cut += found.IsCut ? 1 : 0;
                foreach (var hit in hits.AsSpan(0, found.Count))
                {
                    var (term, span) = (bank[hit.Term], text.Substring(hit.Start, hit.Length));
                    results.Add(new()
                    {
                        ["text"] = number,
                        ["bank"] = bank.Name,
                        ["version"] = bank.Version,
                        ["term"] = term.Text,
                        ["severity"] = term.Severity.ToString().ToLowerInvariant(),
                        ["start"] = hit.Start,
                        ["length"] = hit.Length,
                        ["span"] = span,
                        ["evasion"] = hit.Cost,
                    });
                    if (!json)
                    {
                        screen.Line(string.Create(
                            CultureInfo.InvariantCulture,
                            $"text {number}: '{span}' at {hit.Start} is '{term.Text}' of {bank.Name}, {term.Severity.ToString().ToLowerInvariant()}, evasion {hit.Cost}"));
                    }
                }
            }

            if (!json && results.Count == before)
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"text {number}: no term"));
        }

        if (json)
            Json.Print(screen, ("hits", results), ("cut", cut));
        if (cut > 0)
            screen.Fail($"{cut} searches were cut: a text is longer than {FoldedText.MostChars} characters, has more than {MostHits} terms, or is made to look like very many");
        return cut > 0 ? ExitCode.PartialInput : ExitCode.Success;
    }

    private static Argument<string[]> Texts() => new("TEXT") { Description = "Texts; - for standard input, a text a line", Arity = ArgumentArity.OneOrMore };

    private static IEnumerable<string> Each(string[] texts, CancellationToken cancellation)
    {
        foreach (var text in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            if (text != "-")
            {
                yield return text;
                continue;
            }

            using var input = new StreamReader(Console.OpenStandardInput());
            while (input.ReadLine() is { } line)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return line;
            }
        }
    }

    private static string Told(FoldNotes notes)
    {
        var told = new[] { (notes.Invisible, "invisible"), (notes.Marks, "more marks"), (notes.Styled, "styled"), (notes.Mixed, "of another script"), (notes.Reversed, "reversed") }
            .Where(n => n.Item1 > 0).Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Item1} {n.Item2}"));
        var line = string.Join(", ", told) + (notes.IsCut ? ", cut" : "");
        return line.Length == 0 ? "" : $"   ({line})";
    }

    private static TermBank Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return TermBank.TryRead(Path.GetFileNameWithoutExtension(path), file, out var bank, out var fault) ? bank : throw new UsageException($"{path}: {fault}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the bank {path} cannot be read: {failure.Message}");
        }
    }
}
