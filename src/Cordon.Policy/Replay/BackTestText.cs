using System.Globalization;
using Cordon.Policy.Effects;

namespace Cordon.Policy.Replay;

/// <summary>Writes a back-test's result as plain text, for a terminal.</summary>
public static class BackTestText
{
    private const int Shown = 5;

    /// <summary>Writes the result. The same result gives the same text.</summary>
    public static void Write(TextWriter output, BackTestResult result)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(result);
        Line(output, $"candidate {result.Candidate.Name} {result.Candidate.Hash[..12]}");
        Line(output, $"baseline  {(result.Baseline is { } baseline ? $"{baseline.Name} {baseline.Hash[..12]}" : "as it happened, or nothing")}");
        Line(output, $"{result.Events:N0} events replayed, {result.Compared:N0} compared{Period(result)}; {result.Changed:N0} differ, {result.VerdictsChanged:N0} in their verdict");
        Table(output, ["verdict", "baseline", "candidate"], Enum.GetValues<Verdict>().Select(v => new[] { Words.Of(v), Number(result.BaselineCount(v)), Number(result.CandidateCount(v)) }));
        Table(
            output,
            ["rule", "baseline", "in shadow", "candidate", "in shadow", "gained", "lost", "errors"],
            result.Rules.Select(r => new[]
            {
                r.Rule, Number(r.BaselineHits), Number(r.BaselineShadow), Number(r.CandidateHits), Number(r.CandidateShadow), Number(r.Gained), Number(r.Lost), Number(r.CandidateErrors),
            }));
        Table(
            output,
            ["label", "baseline", "candidate", "gained", "lost"],
            result.Labels.Select(l => new[] { l.Label, Number(l.Baseline), Number(l.Candidate), Number(l.Gained), Number(l.Lost) }));
        foreach (var label in result.Labels)
        {
            Entities(output, label.Label, "gained", label.GainedSamples, label.Gained);
            Entities(output, label.Label, "lost", label.LostSamples, label.Lost);
        }

        Table(output, ["effect", "baseline", "candidate"], result.Effects.Select(e => new[] { e.Effect, Number(e.Baseline), Number(e.Candidate) }));
        if (result.Samples.Count > 0)
            Line(output, $"\n{result.Samples.Count} of the {result.Changed:N0} events that differ:");
        foreach (var sample in result.Samples)
        {
            Line(output, $"  {Events.Shown.Brief(sample.Event.Id)} {sample.Event.Time:yyyy-MM-dd HH:mm:ss} {sample.Event.Kind} by {Events.Shown.Brief(sample.Event.Actor.Text)}: {Words.Of(sample.Baseline)} → {Words.Of(sample.Candidate)}");
            foreach (var hit in sample.Gained)
                Line(output, $"    + {hit.Rule}{Why(hit)}");
            foreach (var hit in sample.Lost)
                Line(output, $"    - {hit.Rule}{Why(hit)}");
        }

        if (result.Alarms.Count > 0)
            Line(output, $"\nalarms:\n  {string.Join("\n  ", result.Alarms)}");
        if (result.Errors > 0)
            Line(output, $"\n{result.Errors:N0} errors, the first:\n  {string.Join("\n  ", result.FirstErrors)}");
    }

    /// <summary>What a hit's condition was made of, in one line.</summary>
    internal static string Why(Evaluating.Hit hit) =>
        hit.Explanation.Count == 0 ? "" : $" ({string.Join(", ", hit.Explanation.Take(Shown).Select(f => $"{Events.Shown.Brief(f.Text)} = {Events.Shown.Brief(f.Value)}"))})";

    /// <summary>The time that was compared, as words after "compared".</summary>
    internal static string Period(BackTestResult result) => (result.From, result.To) switch
    {
        (null, null) => "",
        ({ } from, null) => Text($" from {from:yyyy-MM-dd HH:mm} on"),
        (null, { } to) => Text($" before {to:yyyy-MM-dd HH:mm}"),
        ({ } from, { } to) => Text($" from {from:yyyy-MM-dd HH:mm} to {to:yyyy-MM-dd HH:mm}"),
    };

    private static void Entities(TextWriter output, string label, string how, IReadOnlyList<Events.Entity> samples, long all)
    {
        if (samples.Count > 0)
            Line(output, $"  {label} {how}: {string.Join(", ", samples.Take(Shown).Select(e => Events.Shown.Brief(e.Text)))}{(all > Math.Min(samples.Count, Shown) ? ", …" : "")}");
    }

    private static void Table(TextWriter output, string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        var widths = heads.Select((h, i) => Math.Max(h.Length, all.Max(r => r[i].Length))).ToArray();
        output.Write('\n');
        foreach (var row in all.Prepend(heads))
            Line(output, $"{string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i])))}");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static void Line(TextWriter output, FormattableString text) => output.Write(Text(text) + "\n");
}
