using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;

namespace Cordon.Cli.Commands;

/// <summary>Why an account is at risk, as one JSON object with sentences that can be checked.</summary>
internal static class RiskReasons
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string JsonOf(EdgeList list, RiskExplainer explainer, int node, double risk)
    {
        var paths = explainer.PathsFrom(node);
        var changes = explainer.Changes(node);
        return JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["account"] = list.NameOf(node),
                ["score"] = Math.Round(risk, 8),
                ["paths"] = paths.Select(p => p.Select(s => new Dictionary<string, object> { ["account"] = list.NameOf(s.Node), ["weight"] = s.Weight }).ToArray()).ToArray(),
                ["without"] = changes.Select(c => new Dictionary<string, object> { ["tie"] = new[] { list.NameOf(c.A), list.NameOf(c.B) }, ["score"] = Math.Round(c.RiskWithout, 6) }).ToArray(),
                ["reasons"] = (string[])[.. paths.Select(p => PathInWords(list, p)), .. changes.Select(c => ChangeInWords(list, node, c))],
            },
            Options);
    }

    private static string PathInWords(EdgeList list, IReadOnlyList<(int Node, double Weight)> path)
    {
        var seed = list.NameOf(path[^1].Node);
        if (path.Count == 1)
            return string.Create(CultureInfo.InvariantCulture, $"tied to the abusive seed {seed} with a weight of {path[0].Weight:0.##}");
        return $"{path.Count} ties from the abusive seed {seed}, over {string.Join(", ", path.SkipLast(1).Select(s => list.NameOf(s.Node)))}";
    }

    private static string ChangeInWords(EdgeList list, int node, TieChange change)
    {
        var tie = change.A == node || change.B == node
            ? $"the tie to {list.NameOf(change.A == node ? change.B : change.A)}"
            : $"the tie between {list.NameOf(change.A)} and {list.NameOf(change.B)}";
        return string.Create(CultureInfo.InvariantCulture, $"without {tie} the risk would be {change.RiskWithout:0.00} instead of {change.Risk:0.00}");
    }
}
