using System.Globalization;
using Cordon.Networks.Tests.Ties;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Detecting;

/// <summary>Tie graphs made by hand: every tie is a number of meetings on links.</summary>
internal static class Layers
{
    /// <summary>A graph whose account <c>a0000</c> has number 0, and so on; each tie's evidence is its own.</summary>
    public static TieGraph Graph(params IEnumerable<(int A, int B, int Count)>[] ties)
    {
        var all = ties.SelectMany(t => t).ToArray();
        var most = all.Max(t => Math.Max(t.A, t.B)) + 1;
        var events = Enumerable.Range(0, most).Select(a => Histories.Post($"e{a}", a, a) with { Actor = Events.Entity.Of("account", Name(a)) }).ToList();
        var table = Histories.Table(events);
        var drafts = all.Select(t => new TieDraft
        {
            A = Math.Min(t.A, t.B),
            B = Math.Max(t.A, t.B),
            Kind = TieKind.Link,
            Weight = 1 - Math.Pow(0.7, t.Count / 2.0),
            Count = t.Count,
            Shared = t.Count,
            Surprise = 9,
            MedianGap = 1,
            FirstByA = t.Count,
            Evidence = [.. Enumerable.Range(0, t.Count).Select(i => new EvidenceDraft(i, 2, t.A, t.B))],
        }).ToList();
        return TieGraph.Fuse(table, [new TieLayer(TieKind.Link, 1, 0, drafts.Count, drafts)], Answers.Of(table, CancellationToken.None));
    }

    public static (int A, int B, int Count) Tie(int a, int b, int count = 4) => (Math.Min(a, b), Math.Max(a, b), count);

    /// <summary>Each of <paramref name="size"/> accounts from <paramref name="first"/> on tied to the <paramref name="reach"/> after it.</summary>
    public static IEnumerable<(int A, int B, int Count)> Ring(int first, int size, int reach) =>
        from i in Enumerable.Range(0, size)
        from j in Enumerable.Range(i + 1, Math.Max(0, Math.Min(reach, size - 1 - i)))
        select Tie(first + i, first + j);

    public static IEnumerable<(int A, int B, int Count)> Chain(int first, int last) =>
        Enumerable.Range(first, last - first).Select(i => Tie(i, i + 1));

    private static string Name(int number) => "a" + number.ToString("0000", CultureInfo.InvariantCulture);
}
