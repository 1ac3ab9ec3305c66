using Parquet;
using Parquet.Schema;

namespace Cordon.Events.Tests;

public sealed class ParquetTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Row_groups_are_read_one_after_the_other_by_the_mapped_columns()
    {
        using var folder = new Folder();
        var path = folder["a.parquet"];
        await Write(path, groups: 3);

        var outcome = Outcome.OfPaths(path);

        Assert.Empty(outcome.Summary.FirstRejects);
        Assert.Empty(outcome.Summary.Damaged);
        Assert.Equal(6, outcome.Summary.Events);
        Assert.Equal(["parquet"], outcome.Summary.ByFormat.Keys);
        Assert.Equal([$"file {path}: column 'colour' is not mapped"], outcome.Summary.Ignored.Keys);
        Assert.Equal(new FileInfo(path).Length, outcome.Summary.Bytes);
        Assert.Equal(["account:a0", "account:a1"], outcome.Events.Take(2).Select(e => e.Actor.Text));
        Assert.Equal(["post:70", "link:https://shop.example/0", "domain:shop.example"], outcome.Events[0].Objects.Select(o => o.Text));
        Assert.Equal(["post:71"], outcome.Events[1].Objects.Select(o => o.Text));
        Assert.Equal(new DateTimeOffset(Noon), outcome.Events[0].Time);
    }

    [Fact]
    public async Task A_Parquet_file_that_is_cut_off_is_damage()
    {
        using var folder = new Folder();
        await Write(folder["a.parquet"], groups: 1);
        var bytes = await File.ReadAllBytesAsync(folder["a.parquet"], TestContext.Current.CancellationToken);

        for (var length = 4; length < bytes.Length; length += 37)
            Assert.Contains("Parquet file is damaged", Outcome.OfPaths(folder.Put("b.parquet", bytes[..length])).SingleDamage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parquet_from_a_pipe_is_refused_with_the_remedy()
    {
        using var folder = new Folder();
        await Write(folder["a.parquet"], groups: 1);
        await using var pipe = new UnseekableStream(await File.ReadAllBytesAsync(folder["a.parquet"], TestContext.Current.CancellationToken));

        Assert.Contains("unpack it to a file", Outcome.Of(new() { Paths = ["-"] }, pipe).SingleDamage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Parquet_file_without_an_actor_lists_its_columns()
    {
        using var folder = new Folder();
        var schema = new ParquetSchema(new DataField<string>("who"), new DataField<long>("time"));
        await using (var stream = File.Create(folder["a.parquet"]))
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: TestContext.Current.CancellationToken))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(schema.DataFields[0], ["a"]);
            await group.WriteAsync<long>(schema.DataFields[1], new long[] { 1772366400 }, cancellationToken: TestContext.Current.CancellationToken);
        }

        Assert.Contains("the columns are: who, time", Outcome.OfPaths(folder["a.parquet"]).SingleDamage.Reason, StringComparison.Ordinal);
    }

    private static async Task Write(string path, int groups)
    {
        var schema = new ParquetSchema(
            new DataField<string>("account_id"), new DataField<int?>("post_id"), new DataField<string>("url"), new DataField<DateTime>("timestamp"), new DataField<string>("colour"));
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: TestContext.Current.CancellationToken);
        for (var i = 0; i < groups; i++)
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(schema.DataFields[0], ["a0", "a1"]);
            await group.WriteAsync<int>(schema.DataFields[1], new int?[] { 70, 71 }, cancellationToken: TestContext.Current.CancellationToken);
            await group.WriteAsync(schema.DataFields[2], [$"https://shop.example/{i}", null!]);
            await group.WriteAsync<DateTime>(schema.DataFields[3], new[] { Noon, Noon.AddSeconds(1) }, cancellationToken: TestContext.Current.CancellationToken);
            await group.WriteAsync(schema.DataFields[4], ["blue", "red"]);
        }
    }

    private sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
