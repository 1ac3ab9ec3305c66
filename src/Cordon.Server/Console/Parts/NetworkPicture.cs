using Cordon.Casework.Cases;
using Cordon.Networks.Drawing;

namespace Cordon.Server.Console.Parts;

/// <summary>A network as the page's script draws it: places by the same layout as the report's, so that the same network looks the same everywhere.</summary>
internal sealed record NetworkPicture(string Id, string Label, IReadOnlyList<NetworkPicture.Node> Nodes, IReadOnlyList<NetworkPicture.Tie> Ties)
{
    /// <summary>Most ties drawn, the strongest first; with more, no single one can be seen.</summary>
    public const int MostTies = 12_000;

    private const double Unit = 26;

    /// <summary>An account: how it is named, its place and size in the picture's units.</summary>
    internal sealed record Node(string Account, string Name, string Role, string Standing, double X, double Y, double R);

    /// <summary>A tie between two accounts by index, its kinds with the strongest first, and since when it is known, in milliseconds since 1970; null for always.</summary>
    internal sealed record Tie(int A, int B, double Weight, IReadOnlyList<string> Kinds, double? First);

    /// <summary>Lays a network out.</summary>
    /// <param name="network">The ties.</param>
    /// <param name="members">Who is in it and around it, as people left it.</param>
    public static NetworkPicture Of(DetectedNetwork network, IReadOnlyList<CaseMember> members)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var member in members)
            index.TryAdd(member.Account, index.Count);
        var ties = network.Ties
            .Where(t => t.A != t.B && index.ContainsKey(t.A) && index.ContainsKey(t.B) && t.Parts.Count > 0)
            .OrderByDescending(t => t.Weight).ThenBy(t => t.A, StringComparer.Ordinal).ThenBy(t => t.B, StringComparer.Ordinal).Take(MostTies)
            .Select(t => new Tie(index[t.A], index[t.B], Round(t.Weight), [.. t.Parts.Select(p => p.Kind)], Since(t))).ToArray();
        // Somebody whom no tie holds says nothing in a picture; the table has them.
        var tied = ties.SelectMany(t => new[] { t.A, t.B }).ToHashSet();
        var shown = members.Select((m, i) => (Member: m, Index: i)).Where(m => tied.Contains(m.Index) || m.Member.Standing is Standing.Included or Standing.Excluded).ToArray();
        var place = new Dictionary<int, int>();
        foreach (var (_, i) in shown)
            place.Add(i, place.Count);
        ties = [.. ties.Select(t => t with { A = place[t.A], B = place[t.B] })];
        var points = ForceLayout.Place(shown.Length, [.. ties.Select(t => new LayoutEdge(t.A, t.B, Math.Max(t.Weight, 1e-6)))]);
        return new NetworkPicture(
            network.Id,
            $"{shown.Length} accounts and {ties.Length} ties between them; the table of members holds the same",
            [.. shown.Select((m, i) => new Node(m.Member.Account, Brief(m.Member.Account), m.Member.Role, m.Member.Standing.ToString().ToLowerInvariant(), Round(points[i].X * Unit), Round(points[i].Y * Unit), Round(4.5 + 6.5 * m.Member.Strength)))],
            ties);
    }

    private static double? Since(CaseTie tie)
    {
        var first = tie.Parts.SelectMany(p => p.Evidence).Min(e => e.Time);
        return first is { } at ? at.ToUnixTimeMilliseconds() : null;
    }

    private static string Brief(string account) => account.StartsWith("account:", StringComparison.Ordinal) ? account["account:".Length..] : account;

    private static double Round(double value) => Math.Round(value, 3);
}
