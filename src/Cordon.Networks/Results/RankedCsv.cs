using System.Globalization;
using System.Text;
using Cordon.Events.Writing;
using Cordon.Networks.Markup;

namespace Cordon.Networks.Results;

/// <summary>Writes <c>ranked.csv</c>: accounts by falling risk, each with its strongest path to an abusive seed. Only a header when no seeds were given.</summary>
public static class RankedCsv
{
    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="detection">The result.</param>
    public static void Write(TextWriter output, Detection detection)
    {
        CsvRow.Write(output, ["account", "risk", "seed", "path"]);
        foreach (var ranked in detection.Ranked)
        {
            CsvRow.Write(output,
            [
                ranked.Account.Text, Figures.SixText(ranked.Risk), ranked.Seed is { } seed ? Words.Of(seed) : "", Path(ranked),
            ]);
        }
    }

    /// <summary>The path as <c>account:a &gt; account:b (0.53 link) &gt; account:c (0.40)</c>: in brackets the tie by which each is reached.</summary>
    private static string Path(RankedAccount ranked)
    {
        if (ranked.Path.Count == 0)
            return "";
        var text = new StringBuilder(ranked.Account.Text);
        foreach (var step in ranked.Path)
        {
            text.Append(CultureInfo.InvariantCulture, $" > {step.Account.Text} ({step.Weight:0.00}");
            if (step.Kind is { } kind)
                text.Append(' ').Append(Words.Of(kind));
            text.Append(')');
        }

        return text.ToString();
    }
}
