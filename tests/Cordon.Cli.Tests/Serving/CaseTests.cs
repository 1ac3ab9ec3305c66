using System.Text.Json;

namespace Cordon.Cli.Tests.Serving;

public sealed class CaseTests
{
    [Fact]
    public async Task What_detect_wrote_becomes_cases_that_can_be_listed_and_shown()
    {
        using var folder = new Folder();
        (await folder.RunAsync("simulate", "--out", "sim", "--accounts", "300", "--days", "10")).With(0);
        (await folder.RunAsync("detect", "sim", "--out", "found")).With(0);
        var found = JsonDocument.Parse(await File.ReadAllBytesAsync(folder["found/networks.json"], TestContext.Current.CancellationToken)).RootElement.GetProperty("networks");
        Assert.NotEqual(0, found.GetArrayLength());
        await using var server = await ServeProcess.Start(folder["."], "--data", "data");
        var url = server.Http.BaseAddress!.ToString();

        var taken = (await folder.RunAsync("case", "import", "found", "--url", url, "--json")).With(0).Json.GetProperty("cases");
        var again = (await folder.RunAsync("case", "import", "found/networks.json", "--url", url, "--json")).With(0).Json.GetProperty("cases");

        Assert.Equal(found.GetArrayLength(), taken.GetArrayLength());
        Assert.Equal(taken.EnumerateArray().Select(c => c.GetProperty("id").GetInt64()), again.EnumerateArray().Select(c => c.GetProperty("id").GetInt64()));
        Assert.Equal(found[0].GetProperty("members").GetArrayLength(), taken[0].GetProperty("counts").GetProperty("included").GetInt32());
        var id = taken[0].GetProperty("id").GetRawText();
        var listed = (await folder.RunAsync("case", "list", "--state", "suspected", "--url", url)).With(0);
        Assert.Contains(found[0].GetProperty("id").GetString()!, listed.Out, StringComparison.Ordinal);
        var shown = (await folder.RunAsync("case", "show", id, "--url", url)).With(0);
        Assert.Contains(found[0].GetProperty("members")[0].GetProperty("account").GetString()!, shown.Out, StringComparison.Ordinal);
        (await folder.RunAsync("case", "show", "9999", "--url", url)).With(2).Says("no case 9999");
        (await folder.RunAsync("case", "list", "--state", "odd", "--url", url)).With(2).Says("suspected");
        (await folder.RunAsync("case", "import", "nowhere", "--url", url)).With(2).Says("cordon detect");
        Assert.Contains("nothing was sent", (await folder.RunAsync("case", "import", "found", "--min-score", "1", "--url", url)).With(0).Out, StringComparison.Ordinal);
        Assert.Equal(0, await server.Stop());
    }

    [Fact]
    public async Task A_case_command_says_when_no_server_is_there()
    {
        using var folder = new Folder();
        folder.Put("networks.json", "{\"networks\":[{\"id\":\"network:n\",\"score\":1}]}");
        folder.Put("broken.json", "{\n\"networks\": [");

        (await folder.RunAsync("case", "import", "networks.json", "--url", "http://127.0.0.1:9")).With(2).Says("cannot be reached");
        (await folder.RunAsync("case", "import", "broken.json", "--url", "http://127.0.0.1:9")).With(2).Says("line 2");
    }
}
