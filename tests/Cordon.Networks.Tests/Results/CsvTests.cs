using System.Globalization;
using System.Text;
using Cordon.Events;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Results;

public sealed class CsvTests
{
    [Fact]
    public void Members_read_back_as_they_are()
    {
        var detection = SyntheticDetection.Hostile(14, 6);
        var rows = Read(text => MembersCsv.Write(text, detection));
        Assert.Equal(["network", "score", "account", "role", "strength", "risk", "events", "role_reason", "reasons", "stability", "network_stability", "ordinary"], rows[0]);
        var members = detection.Networks.SelectMany(network => network.Members.Select(member => (network, member))).ToList();
        Assert.Equal(members.Count, rows.Count - 1);
        for (var i = 0; i < members.Count; i++)
        {
            var (network, member) = members[i];
            var row = rows[i + 1];
            Assert.Equal(network.Id.Text, row[0]);
            Assert.Equal(network.Score, double.Parse(row[1], CultureInfo.InvariantCulture), 1e-6);
            Assert.Equal(member.Account.Text, row[2]);
            Assert.Equal(member.Role.ToString(), row[3], ignoreCase: true);
            Assert.Equal(member.Strength, double.Parse(row[4], CultureInfo.InvariantCulture), 1e-6);
            Assert.Equal(member.Risk is null, row[5].Length == 0);
            Assert.Equal(member.Events, int.Parse(row[6], CultureInfo.InvariantCulture));
            Assert.Equal(member.RoleReason, row[7]);
            Assert.Equal(string.Join("; ", member.Reasons), row[8]);
        }
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void A_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(string reason)
    {
        var detection = SyntheticDetection.Of(1, 3);
        var network = detection.Networks[0];
        detection = detection with { Networks = [network with { Members = [network.Members[0] with { RoleReason = reason, Reasons = [reason] }] }] };
        var row = Read(text => MembersCsv.Write(text, detection))[1];
        Assert.Equal("'" + reason, row[7]);
        Assert.Equal("'" + reason, row[8]);
    }

    [Fact]
    public void Lines_end_as_RFC_4180_says()
    {
        using var text = new StringWriter();
        RankedCsv.Write(text, SyntheticDetection.Empty);
        Assert.Equal("account,risk,seed,path\r\n", text.ToString());
    }

    [Fact]
    public void A_path_reads_from_the_account_to_the_seed()
    {
        var ranked = new RankedAccount(Entity.Parse("account:a"), 0.75, null,
            [new PathStep(Entity.Parse("account:b"), 0.53, TieKind.Link), new PathStep(Entity.Parse("account:c"), 0.4, null)]);
        var seed = new RankedAccount(Entity.Parse("account:c"), 1, SeedLabel.Abusive, []);
        var rows = Read(text => RankedCsv.Write(text, SyntheticDetection.Empty with { Ranked = [seed, ranked] }));
        Assert.Equal(["account:c", "1", "abusive", ""], rows[1]);
        Assert.Equal(["account:a", "0.75", "", "account:a > account:b (0.53 link) > account:c (0.40)"], rows[2]);
    }

    /// <summary>The grammar of RFC 4180, section 2, and nothing beyond it.</summary>
    private static List<string[]> Parse(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '"')
            {
                for (i++; text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'); i++)
                {
                    cell.Append(text[i]);
                    if (text[i] == '"')
                        i++;
                }

                i++;
            }
            else
            {
                while (text[i] is not (',' or '\r'))
                    cell.Append(text[i] is '"' or '\n' ? throw new FormatException($"a bare {(int)text[i]} at {i}") : text[i++]);
            }

            row.Add(cell.ToString());
            cell.Clear();
            if (text[i] == ',')
            {
                i++;
                continue;
            }

            Assert.Equal("\r\n", text.Substring(i, 2));
            rows.Add([.. row]);
            row.Clear();
            i += 2;
        }

        return rows;
    }

    private static List<string[]> Read(Action<TextWriter> write)
    {
        using var text = new StringWriter();
        write(text);
        return Parse(text.ToString());
    }
}
