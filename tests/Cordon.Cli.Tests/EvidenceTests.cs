using System.Text;
using Cordon.Casework.Evidence;
using Cordon.Casework.Ledger;
using Cordon.Storage.Evidence;

namespace Cordon.Cli.Tests;

public sealed class EvidenceTests
{
    [Fact]
    public async Task Evidence_is_listed_read_held_checked_packed_and_asked_to_be_destroyed()
    {
        using var folder = new Folder();
        var sha = await Keep(folder, "a teapot");

        var list = (await folder.RunAsync("evidence", "list", "--case", "case-7", "--json")).With(ExitCode.Success).Json.GetProperty("evidence");
        Assert.Equal(sha, list[0].GetProperty("sha256").GetString());
        (await folder.RunAsync("evidence", "read", sha, "--reason", "look", "--out", "it.bin")).With(ExitCode.Success);
        Assert.Equal("a teapot", folder.Text("it.bin"));
        (await folder.RunAsync("evidence", "read", sha, "--reason", "look", "--out", "it.bin")).With(ExitCode.Usage).Says("there already");
        (await folder.RunAsync("evidence", "hold", sha, "--reason", "court order")).With(ExitCode.Success);
        (await folder.RunAsync("evidence", "destroy", sha, "--reason", "asked for")).With(ExitCode.Usage).Says("legal hold");
        (await folder.RunAsync("evidence", "hold", sha, "--release", "--reason", "lifted")).With(ExitCode.Success);
        (await folder.RunAsync("evidence", "destroy", sha, "--reason", "asked for")).With(ExitCode.Success);
        (await folder.RunAsync("evidence", "destroy", sha, "--reason", "agreed")).With(ExitCode.Usage).Says("another person");
        Assert.Contains("asked for", (await folder.RunAsync("evidence", "show", sha)).With(ExitCode.Success).Out, StringComparison.Ordinal);
        (await folder.RunAsync("evidence", "rotate")).With(ExitCode.Success);
        Assert.Contains("whole: 1 pieces", (await folder.RunAsync("evidence", "verify")).With(ExitCode.Success).Out, StringComparison.Ordinal);

        (await folder.RunAsync("evidence", "pack", "case-7", "--reason", "hand-over", "--out", "pack", "--content")).With(ExitCode.Success);
        (await folder.RunAsync("evidence", "pack", "verify", "pack", "--key", Path.Combine("cordon-data", "ledger", "key.pub"))).With(ExitCode.Success);
        folder.Put("pack/index.html", folder.Text("pack/index.html").Replace("teapot", "kettle", StringComparison.Ordinal));
        var broken = (await folder.RunAsync("evidence", "pack", "verify", "pack", "--json")).With(ExitCode.NotPassed).Json;
        Assert.Equal("index.html: it was changed", broken.GetProperty("faults")[0].GetString());

        var sealedFile = Directory.GetFiles(folder["cordon-data/evidence/objects"]).Single();
        var bytes = await File.ReadAllBytesAsync(sealedFile, TestContext.Current.CancellationToken);
        bytes[20] ^= 1;
        await File.WriteAllBytesAsync(sealedFile, bytes, TestContext.Current.CancellationToken);
        Assert.StartsWith(sha, (await folder.RunAsync("evidence", "verify")).With(ExitCode.NotPassed).Lines[0], StringComparison.Ordinal);
        (await folder.RunAsync("ledger", "verify")).With(ExitCode.Success);
    }

    [Theory]
    [InlineData("there is no evidence", "evidence", "list")]
    [InlineData("there is no evidence", "evidence", "verify")]
    [InlineData("64 lower-case", "evidence", "show", "teapot")]
    [InlineData("name the case", "evidence", "pack", "case-7")]
    [InlineData("there is nothing to count", "report", "transparency", "--from", "2026-01-01", "--to", "2026-02-01")]
    [InlineData("a day after", "report", "transparency", "--from", "2026-01-01", "--to", "2026-01-01")]
    [InlineData("there is no file", "report", "preview", "none.json")]
    [InlineData("cannot be asked", "report", "status", "--url", "http://127.0.0.1:1")]
    [InlineData("--report-production-is-meant", "serve", "--report-mode", "production", "--report-credentials", "none")]
    public async Task What_cannot_be_done_is_told(string says, params string[] args)
    {
        using var folder = new Folder();

        (await folder.RunAsync(args)).With(ExitCode.Usage).Says(says);
    }

    [Fact]
    public async Task A_case_is_previewed_in_every_form_and_what_is_wrong_with_it_is_told()
    {
        using var folder = new Folder();
        folder.Put("case.json", """
            {"case":"case-7","incident_type":"Misleading Words or Digital Images on the Internet","incident_time":"2026-02-27T23:30:00-05:00",
            "reporter":{"first_name":"Trust","last_name":"Team","email":"jo@board.example"},"reported":[{"id":"a1"}]}
            """);

        var text = (await folder.RunAsync("report", "preview", "case.json")).With(ExitCode.Success).Out;
        Assert.Contains("the reporter's mailbox looks like that of one person", text, StringComparison.Ordinal);
        Assert.Contains("<espIdentifier>a1</espIdentifier>", (await folder.RunAsync("report", "preview", "case.json", "--form", "xml")).With(ExitCode.Success).Out, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", (await folder.RunAsync("report", "preview", "case.json", "--form", "html")).With(ExitCode.Success).Out, StringComparison.Ordinal);
        folder.Put("case.json", folder.Text("case.json").Replace("Misleading Words or Digital Images on the Internet", "teapots", StringComparison.Ordinal));
        Assert.Contains("incident_type: one of", (await folder.RunAsync("report", "preview", "case.json")).With(ExitCode.NotPassed).Out, StringComparison.Ordinal);
        folder.Put("case.json", "{}");
        (await folder.RunAsync("report", "preview", "case.json")).With(ExitCode.Usage).Says("is no case");
    }

    [Fact]
    public async Task The_transparency_report_is_a_page_and_a_table()
    {
        using var folder = new Folder();
        await Keep(folder, "a teapot");

        (await folder.RunAsync("report", "transparency", "--from", "2026-01-01", "--to", "2100-01-01", "--out", "t")).With(ExitCode.Success);

        Assert.Contains("acts,evidence.keep,1", folder.Lines("t/transparency.csv"));
        Assert.Contains("Transparency report, 2026-01-01 to 2100-01-01", folder.Text("t/transparency.html"), StringComparison.Ordinal);
    }

    /// <summary>Keeps a piece of evidence in the folder's data folder.</summary>
    internal static async Task<string> Keep(Folder folder, string content)
    {
        var data = folder["cordon-data"];
        Directory.CreateDirectory(data);
        var files = EvidenceFolder.In(data);
        Directory.CreateDirectory(files.Root);
        using var ledger = ActLedger.Open(LedgerFolder.In(data), TimeProvider.System);
        using var store = EvidenceStore.Open(EvidenceStore.In(data));
        var vault = new EvidenceVault(files, store, FileMasterKey.Open(files.MasterKey, makes: true), act => ledger.Append(act), TimeProvider.System);
        return (await vault.Keep(new MemoryStream(Encoding.UTF8.GetBytes(content)), new EvidenceIntake { Actor = "feed", Source = "upload", Case = "case-7", FileName = "teapot.png" }, TestContext.Current.CancellationToken)).Sha256;
    }
}
