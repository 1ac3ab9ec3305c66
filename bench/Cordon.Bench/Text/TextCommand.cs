using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cordon.Events;
using Cordon.Signals.Text.Folding;
using Cordon.Signals.Text.Terms;

namespace Cordon.Bench.Text;

/// <summary>Term banks over mixed text beside .NET's SearchValues and Regex, and Hyperscan; then what is found of ten kinds of evasion, and what is found wrongly in ordinary prose.</summary>
internal static class TextCommand
{
    public const string Usage = "  text HYPERSCAN PROSE [MESSAGES]   term banks (the path of the built rival, or - for none; a folder of prose)";

    public static int Run(string[] args)
    {
        var messages = 20_000;
        if (args.Length is < 2 or > 3 || !Directory.Exists(args[1])
            || (args.Length == 3 && (!int.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out messages) || messages < 100)))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        foreach (var terms in new[] { 10_000, 100_000 })
            Speed(args[0], terms, messages);
        Recall();
        Prose(args[1]);
        return 0;
    }

    private static void Speed(string hyperscan, int count, int messages)
    {
        var random = new SeededRandom(1);
        var terms = MadeWords.Terms(count, random);
        var texts = Enumerable.Range(0, messages).Select(_ => MadeWords.Message(80, terms, random)).ToArray();
        var longer = Enumerable.Range(0, messages / 10).Select(_ => MadeWords.Message(500, terms, random)).ToArray();
        var watch = Stopwatch.StartNew();
        var bank = TermBank.Of("bench", terms.Select(Term.Of));
        Console.WriteLine(Line($"\n{count:N0} terms, {messages:N0} messages of 80 characters, one thread; a message in 20 has a term, half of these evaded"));
        Console.WriteLine(Line($"  built in {watch.Elapsed.TotalSeconds:0.0} s, {bank.Bytes / 1e6:0.0} MB"));

        var folded = new FoldedText();
        var hits = new TermHit[64];
        Rate("cordon: folds and finds, with places", texts, t => bank.Find(t, folded, hits).Count);
        Rate("cordon: folding alone", texts, t =>
        {
            folded.Fold(t);
            return 0;
        });
        var values = SearchValues.Create(terms, StringComparison.OrdinalIgnoreCase);
        Rate("SearchValues<string>: whether any, no evasion", texts[..Math.Min(texts.Length, 2_000)], t => t.AsSpan().ContainsAny(values) ? 1 : 0);
        if (count <= 10_000)
        {
            // Not backtracking, so many terms are refused.
            var regex = new Regex($@"\b(?:{string.Join('|', terms)})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);
            Rate("Regex, compiled: no evasion", texts[..20], t => regex.Count(t));
        }

        if (hyperscan != "-")
            Rival(hyperscan, terms, texts);
        Latency(bank, longer, folded, hits);
    }

    private static void Rate(string name, string[] texts, Func<string, int> find)
    {
        // A second for the compiler; then the best of seven for each hundred texts, since others use the machine too.
        var found = texts.Sum(find);
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 1;)
            find(texts[0]);
        var best = 0.0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var from = 0; from < texts.Length; from += 100)
        {
            var part = texts.AsSpan(from, Math.Min(100, texts.Length - from));
            var least = double.MaxValue;
            for (var round = 0; round < 7; round++)
            {
                var start = Stopwatch.GetTimestamp();
                foreach (var text in part)
                    find(text);
                least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }

            best += least;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(Line($"  {name,-48} {texts.Length / best / 1e6,8:0.000} M messages/s   {best / texts.Length * 1e9,9:0} ns each   {allocated} bytes   {found} found"));
    }

    private static void Latency(TermBank bank, string[] texts, FoldedText folded, TermHit[] hits)
    {
        var times = new double[texts.Length];
        Array.Fill(times, double.MaxValue);
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < texts.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                bank.Find(texts[i], folded, hits);
                times[i] = Math.Min(times[i], Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        Array.Sort(times);
        Console.WriteLine(Line($"  500 characters: p50 {times[times.Length / 2]:0.0} µs, p99 {times[times.Length * 99 / 100]:0.0} µs (the best of five of each text)"));
    }

    private static void Rival(string hyperscan, string[] terms, string[] texts)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-text-").FullName;
        try
        {
            File.WriteAllLines(Path.Combine(folder, "terms"), terms);
            File.WriteAllLines(Path.Combine(folder, "texts"), texts, new UTF8Encoding(false));
            using var rival = Process.Start(new ProcessStartInfo(hyperscan, [Path.Combine(folder, "terms"), Path.Combine(folder, "texts")]))!;
            rival.WaitForExit();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Recall()
    {
        const int Each = 2_000;
        var random = new SeededRandom(2);
        var terms = MadeWords.Terms(1_000, random);
        var bank = TermBank.Of("bench", terms.Select(Term.Of));
        var values = SearchValues.Create(terms, StringComparison.OrdinalIgnoreCase);
        var (folded, hits) = (new FoldedText(), new TermHit[64]);
        Console.WriteLine("\nkind of evasion    found, of 2,000   right place   SearchValues ignoring case");
        foreach (var kind in Evasion.Kinds.Append("two of them"))
        {
            var (found, placed, plain, made) = (0, 0, 0, 0);
            while (made < Each)
            {
                var number = random.Next(terms.Length);
                var first = kind == "two of them" ? Evasion.Kinds[random.Next(4)] : kind;
                var evaded = Evasion.Of(terms[number], first, random);
                if (evaded is not null && kind == "two of them")
                    evaded = Between(evaded, Evasion.Kinds[4 + random.Next(5)], random);
                if (evaded is null)
                    continue;
                made++;
                var text = $"Well, the new {evaded} is here. Look";
                var count = bank.Find(text, folded, hits).Count;
                var at = Array.FindIndex(hits, 0, count, h => h.Term == number);
                found += at >= 0 ? 1 : 0;
                placed += at >= 0 && evaded.Contains(text.Substring(hits[at].Start, hits[at].Length), StringComparison.Ordinal) ? 1 : 0;
                plain += text.AsSpan().ContainsAny(values) ? 1 : 0;
            }

            Console.WriteLine(Line($"{kind,-18} {(double)found / Each,15:0.000}   {(double)placed / Each,11:0.000}   {(double)plain / Each,26:0.000}"));
        }
    }

    // A second evasion, of the letters that the first one left.
    private static string? Between(string text, string kind, SeededRandom random)
    {
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            result.Append(rune.Value is >= 'a' and <= 'z' && random.Next(2) == 0 ? Evasion.Of(rune.ToString() + "", kind, random) ?? rune.ToString() : rune.ToString());
        return result.ToString();
    }

    // Ordinary words as terms, over ordinary prose that evades nothing: whatever costs anything is found wrongly.
    private static void Prose(string folder)
    {
        var lines = Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(l => l.Length > 40 && !l.Contains('`')).ToArray();
        var words = lines.SelectMany(l => Regex.Matches(l, "[A-Za-z]{4,}").Select(m => m.Value.ToLowerInvariant())).Distinct().Order(StringComparer.Ordinal).ToArray();
        var random = new SeededRandom(3);
        var terms = words.OrderBy(_ => random.NextBits()).Take(1_000).ToArray();
        var count = lines.Sum(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        Console.WriteLine(Line($"\nOrdinary prose: {lines.Length:N0} lines, {count:N0} words; 1,000 of its own words of four letters and more as terms"));
        foreach (var budget in new[] { 0, 3, Term.DefaultBudget, 20 })
        {
            var bank = TermBank.Of("prose", terms.Select(t => Term.Of(t) with { Budget = budget }));
            var (folded, hits) = (new FoldedText(), new TermHit[256]);
            var (right, wrong) = (0, new List<string>());
            foreach (var line in lines)
            {
                var found = bank.Find(line, folded, hits).Count;
                foreach (var hit in hits.AsSpan(0, found))
                {
                    if (hit.Cost == 0)
                        right++;
                    else
                        wrong.Add($"'{line.Substring(hit.Start, hit.Length)}'");
                }
            }

            Console.WriteLine(Line($"  budget {budget,2}: {right:N0} found as written, {wrong.Count} wrongly ({wrong.Count * 1e4 / count:0.00} in 10,000 words) {string.Join(' ', wrong.Distinct().Take(8))}"));
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
