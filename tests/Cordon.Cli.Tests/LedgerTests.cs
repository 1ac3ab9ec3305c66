using Cordon.Casework.Ledger;

namespace Cordon.Cli.Tests;

public sealed class LedgerTests
{
    [Fact]
    public async Task Keys_made_and_revoked_stand_in_a_ledger_that_is_whole_until_a_bit_flips()
    {
        using var folder = new Folder();
        var key = (await folder.RunAsync("key", "create", "--scope", "read", "--name", "for \"tests\"", "--json")).With(ExitCode.Success).Json.GetProperty("id").GetString()!;
        (await folder.RunAsync("key", "revoke", key)).With(ExitCode.Success);

        Assert.Contains("whole: 2 entries", (await folder.RunAsync("ledger", "verify")).With(ExitCode.Success).Out, StringComparison.Ordinal);
        var entries = (await folder.RunAsync("ledger", "list", "--last", "5", "--json")).With(ExitCode.Success).Json.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(["key.create", "key.revoke"], entries.Select(e => e.GetProperty("act").GetString()));
        Assert.All(entries, e => Assert.Equal($"key:{key}", e.GetProperty("subject").GetString()));
        var proof = (await folder.RunAsync("ledger", "prove", "1")).With(ExitCode.Success).Json;
        Assert.Equal(1, proof.GetProperty("path").GetArrayLength());
        Assert.Equal(1, (await folder.RunAsync("ledger", "prove", "--consistency", "1", "2")).With(ExitCode.Success).Json.GetProperty("path").GetArrayLength());

        (await folder.RunAsync("ledger", "erase", "0", "--reason", "asked for")).With(ExitCode.Success);
        (await folder.RunAsync("ledger", "erase", "0", "--reason", "asked for")).With(ExitCode.Usage).Says("erased already");
        Assert.Contains("erased of 1", (await folder.RunAsync("ledger", "verify")).With(ExitCode.Success).Out, StringComparison.Ordinal);

        var path = LedgerFolder.In(folder["cordon-data"]).Entries;
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[bytes.AsSpan().IndexOf("key.revoke"u8)] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        var broken = (await folder.RunAsync("ledger", "verify", "--json")).With(ExitCode.NotPassed).Json;
        Assert.False(broken.GetProperty("whole").GetBoolean());
        Assert.Equal(1, broken.GetProperty("first_bad_entry").GetInt64());
        Assert.StartsWith("entry 1: ", (await folder.RunAsync("ledger", "verify")).With(ExitCode.NotPassed).Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no ledger", "ledger", "verify")]
    [InlineData("there is no ledger", "ledger", "list")]
    [InlineData("there is no ledger", "ledger", "erase", "3", "--reason", "r")]
    [InlineData("name an entry", "ledger", "prove")]
    [InlineData("name an entry", "ledger", "prove", "1", "--consistency", "1", "2")]
    public async Task What_cannot_be_done_is_told(string says, params string[] args)
    {
        using var folder = new Folder();

        (await folder.RunAsync(args)).With(ExitCode.Usage).Says(says);

        Assert.False(Directory.Exists(folder["cordon-data"]));
    }

    [Fact]
    public async Task A_checkpoint_kept_elsewhere_must_be_continued()
    {
        using var folder = new Folder();
        (await folder.RunAsync("key", "create", "--scope", "read")).With(ExitCode.Success);
        File.Copy(LedgerFolder.In(folder["cordon-data"]).Checkpoint, folder["kept.note"]);
        (await folder.RunAsync("key", "create", "--scope", "read")).With(ExitCode.Success);

        (await folder.RunAsync("ledger", "verify", "--checkpoint", "kept.note")).With(ExitCode.Success);
        Directory.Delete(folder["cordon-data"], recursive: true);
        (await folder.RunAsync("key", "create", "--scope", "read")).With(ExitCode.Success);
        (await folder.RunAsync("ledger", "verify", "--checkpoint", "kept.note")).With(ExitCode.NotPassed);
        (await folder.RunAsync("ledger", "verify")).With(ExitCode.Success);
    }

    [Fact]
    public async Task A_query_at_a_terminal_stands_in_the_ledger()
    {
        using var folder = new Folder();
        using (var store = Storage.History.HistoryStore.Open(Path.Combine(folder["cordon-data"], "history")))
            store.Flush();
        (await folder.RunAsync("query", "--kind", "post", "--json")).With(ExitCode.Success);

        using var ledger = LedgerReader.Open(LedgerFolder.In(folder["cordon-data"]));
        var entry = ledger.Entries(0, 10).Single();
        Assert.Equal(("history.query", "history:rows"), (entry.Act, entry.Subject));
        Assert.StartsWith("cli:", entry.Actor, StringComparison.Ordinal);
        Assert.Equal("post", ledger.Details(entry)!.Single(d => d.Name == "kind").Values.Single());
    }
}
