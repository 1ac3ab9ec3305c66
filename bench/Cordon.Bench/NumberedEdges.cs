using System.Globalization;
using Cordon.Networks.Graph;

namespace Cordon.Bench;

/// <summary>Reads an edge list whose accounts are numbers, as a list of ties.</summary>
internal static class NumberedEdges
{
    /// <summary>The ties, and one more than the greatest number.</summary>
    public static (List<Tie> Ties, int Accounts) Read(string path)
    {
        var ties = new List<Tie>();
        var accounts = 0;
        foreach (var line in File.ReadLines(path))
        {
            var gap = line.AsSpan().IndexOfAny(',', ' ');
            var tie = new Tie(int.Parse(line.AsSpan(0, gap), CultureInfo.InvariantCulture), int.Parse(line.AsSpan(gap + 1), CultureInfo.InvariantCulture), 1);
            accounts = Math.Max(accounts, Math.Max(tie.A, tie.B) + 1);
            ties.Add(tie);
        }

        return (ties, accounts);
    }
}
