using System.Globalization;
using System.Text.Json;
using System.Xml;
using Cordon.Proving.Truth;

namespace Cordon.Bench.Truth;

/// <summary>What <c>cordon detect</c> wrote into a folder.</summary>
/// <param name="Networks">The networks, the strongest first.</param>
/// <param name="Folder">Where the files are.</param>
internal sealed record DetectResult(IReadOnlyList<DetectedNetwork> Networks, string Folder)
{
    /// <summary>Reads <c>networks.json</c>.</summary>
    public static DetectResult Read(string folder)
    {
        using var stream = File.OpenRead(Path.Combine(folder, "networks.json"));
        using var json = JsonDocument.Parse(stream);
        var networks = json.RootElement.GetProperty("networks").EnumerateArray().Select(n => new DetectedNetwork(
            n.GetProperty("id").GetString()!,
            n.GetProperty("score").GetDouble(),
            n.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()!).FirstOrDefault(""),
            [.. n.GetProperty("members").EnumerateArray().Select(m => new DetectedMember(m.GetProperty("account").GetString()!, m.GetProperty("role").GetString()!))],
            [.. Outside(n)]));
        return new DetectResult([.. networks.OrderByDescending(n => n.Score).ThenBy(n => n.Id, StringComparer.Ordinal)], folder);
    }

    /// <summary>Who stands around the network without being a member, where the file says so.</summary>
    private static IEnumerable<DetectedMember> Outside(JsonElement network)
    {
        if (!network.TryGetProperty("outside", out var outside))
            yield break;
        foreach (var (name, role) in new[] { ("approached", "approached"), ("audience", "audience outside"), ("bystanders", "bystander") })
        {
            if (!outside.TryGetProperty(name, out var group) || !group.TryGetProperty("accounts", out var accounts))
                continue;
            foreach (var account in accounts.EnumerateArray())
                yield return new DetectedMember(account.GetProperty("account").GetString()!, role);
        }
    }

    /// <summary>The networks from a score on, as the scoring takes them.</summary>
    public IReadOnlyList<FoundNetwork> Found(double leastScore = 0) =>
        [.. Networks.Where(n => n.Score >= leastScore).Select(n => new FoundNetwork(n.Id, [.. n.Members.Select(m => m.Account)]))];

    /// <summary>Every kept tie between two accounts with its weight, from <c>graph.graphml</c>.</summary>
    public IReadOnlyList<(string A, string B, double Weight)> Ties()
    {
        var labels = new Dictionary<string, string>();
        var ties = new List<(string, string, double)>();
        using var xml = XmlReader.Create(Path.Combine(Folder, "graph.graphml"));
        var (id, source, target, key) = ("", "", "", "");
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Text)
            {
                if (key == "label")
                    labels[id] = xml.Value;
                else if (key == "weight")
                    ties.Add((labels[source], labels[target], double.Parse(xml.Value, CultureInfo.InvariantCulture)));
                continue;
            }

            if (xml.NodeType != XmlNodeType.Element)
                continue;
            key = xml.Name == "data" ? xml.GetAttribute("key")! : "";
            if (xml.Name == "node")
                id = xml.GetAttribute("id")!;
            if (xml.Name == "edge")
                (source, target) = (xml.GetAttribute("source")!, xml.GetAttribute("target")!);
        }

        return ties;
    }
}

/// <summary>A network that was detected.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Score">In [0,1].</param>
/// <param name="Reason">Its first reason.</param>
/// <param name="Members">Its accounts.</param>
/// <param name="Outside">Accounts around it that are no members, with what they are.</param>
internal sealed record DetectedNetwork(
    string Id, double Score, string Reason, IReadOnlyList<DetectedMember> Members, IReadOnlyList<DetectedMember> Outside);

/// <summary>A member of a detected network.</summary>
/// <param name="Account">As <c>account:…</c>.</param>
/// <param name="Role">The reported role.</param>
internal sealed record DetectedMember(string Account, string Role);
