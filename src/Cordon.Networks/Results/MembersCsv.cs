using System.Globalization;
using Cordon.Events.Writing;
using Cordon.Networks.Markup;

namespace Cordon.Networks.Results;

/// <summary>Writes <c>members.csv</c>: one row per member of every network, for spreadsheets and joins.</summary>
public static class MembersCsv
{
    /// <summary>Writes the table, networks and members in the order of the detection; reasons are joined by <c>; </c>.</summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="detection">The result.</param>
    public static void Write(TextWriter output, Detection detection)
    {
        CsvRow.Write(output, ["network", "score", "account", "role", "strength", "risk", "events", "role_reason", "reasons", "stability", "network_stability", "ordinary"]);
        foreach (var network in detection.Networks)
        {
            var score = Figures.SixText(network.Score);
            var stability = Figures.SixText(network.Stability.Share);
            foreach (var member in network.Members)
            {
                CsvRow.Write(output,
                [
                    network.Id.Text, score, member.Account.Text, Words.Of(member.Role), Figures.SixText(member.Strength),
                    member.Risk is { } risk ? Figures.SixText(risk) : "",
                    member.Events.ToString(CultureInfo.InvariantCulture), member.RoleReason, string.Join("; ", member.Reasons),
                    Figures.SixText(member.Stability.Share), stability, Words.Of(network.Ordinary.Likelihood),
                ]);
            }
        }
    }
}
