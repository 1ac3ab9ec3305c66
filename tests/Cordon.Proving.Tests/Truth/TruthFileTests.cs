using System.Text.Json.Nodes;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;

namespace Cordon.Proving.Tests.Truth;

public sealed class TruthFileTests : IDisposable
{
    private readonly SimulatedHistory _history = new(new SimulationOptions { Accounts = 300, Days = 3, Compression = EventCompression.Gzip });

    private string File => Path.Combine(_history.Folder, TruthFile.Name);

    public void Dispose() => _history.Dispose();

    [Fact]
    public void What_is_written_is_read()
    {
        var read = TruthFile.Read(File);
        Assert.Equal(_history.Options, read.Options);
        Assert.Equivalent(_history.Truth, read, strict: true);
        var again = File + ".again";
        TruthFile.Write(read, again);
        Assert.Equal(System.IO.File.ReadAllText(File), System.IO.File.ReadAllText(again));
    }

    [Fact]
    public void Something_else_is_no_truth_file() => Refused("[]", "is not a truth file");

    [Fact]
    public void Null_is_no_truth_file() => Refused("null", "holds null; expected an object");

    [Fact]
    public void A_missing_part_is_named() => Refused("{\"planted\": []}", "lookAlikes");

    [Fact]
    public void An_account_in_two_networks_is_refused() => Refused(
        Changed(root => root["planted"]![1]!["members"]![0]!["account"] = root["planted"]![0]!["members"]![0]!["account"]!.GetValue<string>()),
        "expected one planted network; remove it from one");

    [Fact]
    public void A_planted_look_alike_is_refused() => Refused(
        Changed(root => root["lookAlikes"]![0]!["members"]![0] = root["planted"]![0]!["members"]![0]!["account"]!.GetValue<string>()),
        "expected one of the two; remove it from one");

    [Fact]
    public void A_member_that_is_no_account_is_refused() => Refused(
        Changed(root => root["planted"]![0]!["members"]![0]!["account"] = "tag:blue-widget"),
        "'tag:blue-widget' is not an account; write it as account:id");

    [Fact]
    public void A_huge_file_is_not_read()
    {
        using (var file = new FileStream(File, FileMode.Open))
            file.SetLength(TruthFile.MostBytes + 1);
        var problem = Assert.Throws<FormatException>(() => TruthFile.Read(File));
        Assert.Contains("expected at most 268435456", problem.Message, StringComparison.Ordinal);
    }

    private string Changed(Action<JsonNode> change)
    {
        var root = JsonNode.Parse(System.IO.File.ReadAllText(File))!;
        change(root);
        return root.ToJsonString();
    }

    private void Refused(string json, string message)
    {
        System.IO.File.WriteAllText(File, json);
        var problem = Assert.Throws<FormatException>(() => TruthFile.Read(File));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Contains(File, problem.Message, StringComparison.Ordinal);
    }
}
