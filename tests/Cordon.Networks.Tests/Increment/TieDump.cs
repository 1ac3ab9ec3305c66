using System.Globalization;
using System.Text;
using Cordon.Networks.History;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Increment;

/// <summary>All that tie finding gives, to the last bit, as text.</summary>
internal static class TieDump
{
    public static string Of(EventTable table, FoundTies found, Answers answers)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{table.Count} {table.Duplicates} {table.Withdrawn} {table.AccountCount} {table.Period()} {found.Joint}\n");
        foreach (var layer in found.Layers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{layer.Kind} {layer.Objects} {layer.Hubs} {layer.Candidates}\n");
            foreach (var t in layer.Ties)
                text.Append(CultureInfo.InvariantCulture, $"{t with { Evidence = [] }} {Bits(t.Weight)} {Bits(t.Surprise)} {string.Join(" ", t.Evidence)}\n");
        }

        for (var account = 0; account < table.AccountCount; account++)
            text.Append(CultureInfo.InvariantCulture, $"{answers.To(account)}\n");
        return text.AppendJoin('\n', answers.Refusals).ToString();
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
