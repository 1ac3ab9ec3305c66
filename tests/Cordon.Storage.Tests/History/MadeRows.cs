using System.Globalization;
using Cordon.Events;
using Cordon.Storage.History;

namespace Cordon.Storage.Tests.History;

/// <summary>Rows made up for tests.</summary>
internal static class MadeRows
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Kinds = ["post", "like", "follow", "search"];
    private static readonly string[] Verdicts = ["allow", "warn", "block"];
    private static readonly string[] Rules = ["fast-posts", "blue-widgets", "new-account"];

    private static readonly string[] Texts =
    [
        "a blue widget", "", "it's \"quoted\", with, commas\r\nand lines", "\0nul\0", "\uE000mark\uE0000", "=1+1", "🙂 عربى 中文", "'; DROP TABLE pending; --", "$p0 ? %s \\ \t", "null",
    ];

    /// <summary>A row with everything that can be hard, spread over a number of days.</summary>
    public static HistoryRow Row(long sequence, int days, Random random)
    {
        string Text() => Texts[random.Next(Texts.Length)];
        var objects = Enumerable.Range(0, random.Next(4)).Select(_ => Entity.Parse(random.Next(3) switch
        {
            0 => "tag:t" + random.Next(5).ToString(CultureInfo.InvariantCulture),
            1 => "link:https://shop.example/a'b,\"c\"?x=[" + random.Next(3).ToString(CultureInfo.InvariantCulture) + "]",
            _ => "device:d" + random.Next(4).ToString(CultureInfo.InvariantCulture),
        })).ToList();
        var attributes = new Dictionary<string, string>();
        for (var i = random.Next(3); i > 0; i--)
            attributes[i == 1 ? "country" : "k" + Text()] = Text();
        return new HistoryRow
        {
            Sequence = sequence,
            Received = Start.AddDays(days).AddSeconds(sequence),
            Event = new Event
            {
                Id = "e" + sequence.ToString(CultureInfo.InvariantCulture) + Text(),
                // Few different times, so that the sequence often decides the order.
                Time = Start.AddDays(random.Next(days)).AddSeconds(random.Next(0, 86_400)).AddMicroseconds(random.Next(2)),
                Kind = Kinds[random.Next(Kinds.Length)],
                Actor = Account(random),
                Target = random.Next(2) == 0 ? default : Account(random),
                Objects = objects,
                Text = random.Next(3) == 0 ? null : Text(),
                Attributes = attributes,
            },
            Verdict = Verdicts[random.Next(Verdicts.Length)],
            Rules = [.. Rules.Where(_ => random.Next(4) == 0)],
            ShadowRules = [.. Rules.Where(_ => random.Next(4) == 0)],
            Evaluation = random.Next(3) == 0 ? $$"""{"sequence":{{sequence}},"note":"it's, \"so\""}""" : null,
        };
    }

    public static List<HistoryRow> Rows(long from, int count, int days, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Row(from + i, days, random))];
    }

    /// <summary>Everything that a row says, as text, to compare.</summary>
    public static string Shown(HistoryRow row)
    {
        var e = row.Event;
        return string.Join('|', row.Sequence, row.Received.ToString("O", CultureInfo.InvariantCulture), e.Id, e.Time.ToString("O", CultureInfo.InvariantCulture), e.Kind, e.Actor, e.Target,
            string.Join(' ', e.Objects), e.Text ?? "<none>", string.Join(' ', e.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}")),
            row.Verdict, string.Join(' ', row.Rules), string.Join(' ', row.ShadowRules), row.Evaluation ?? "<none>");
    }

    public static IEnumerable<HistoryRow> InOrder(IEnumerable<HistoryRow> rows) => rows.OrderBy(r => r.Event.Time).ThenBy(r => r.Sequence);

    private static Entity Account(Random random) => Entity.Parse("account:a" + random.Next(6).ToString(CultureInfo.InvariantCulture));
}
