using System.IO.Compression;
using System.Text;
using CsCheck;
using Parquet;
using Parquet.Schema;

namespace Cordon.Events.Tests;

/// <summary>Compressed files and Parquet with some bytes changed.</summary>
public sealed class DamagedContainerTests
{
    private static readonly byte[] Lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => Samples.All[i % Samples.All.Length] + "\n")));

    private static readonly Gen<(int At, byte Value)[]> Changes = Gen.Select(Gen.Int[0, 1 << 20], Gen.Byte).Array[1, 4];

    [Fact]
    public void Changed_gzip_and_zstd_never_throw_nor_give_more_events_than_there_are() => Changes.Sample(
        changes =>
        {
            foreach (var packed in new[] { Gzip(), Zstd() })
            {
                var outcome = Outcome.Of(Changed(packed, changes));
                Assert.True(outcome.Summary.Events <= 300 || outcome.Summary.Rejected > 0);
            }
        },
        iter: 1000);

    [Fact]
    public async Task Changed_Parquet_never_throws()
    {
        using var folder = new Folder();
        var schema = new ParquetSchema(new DataField<string>("actor"), new DataField<long?>("time"));
        await using (var stream = File.Create(folder["a.parquet"]))
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: TestContext.Current.CancellationToken))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(schema.DataFields[0], Enumerable.Range(0, 50).Select(i => $"a{i % 7}").ToArray());
            await group.WriteAsync<long>(schema.DataFields[1], Enumerable.Range(0, 50).Select(i => (long?)1772366400 + i).ToArray(), cancellationToken: TestContext.Current.CancellationToken);
        }

        var bytes = await File.ReadAllBytesAsync(folder["a.parquet"], TestContext.Current.CancellationToken);
        Assert.Equal(50, Outcome.OfPaths(folder["a.parquet"]).Summary.Events);
        Changes.Sample(
            changes =>
            {
                var path = folder.Put("b.parquet", Changed(bytes, changes));
                var outcome = Outcome.Of(new Reading.ReadOptions { Paths = [path], Threads = 1 });
                Assert.True(outcome.Summary.Events <= 50 || outcome.Summary.Damaged.Count > 0);
            },
            iter: 500,
            threads: 1);
    }

    private static byte[] Changed(byte[] bytes, (int At, byte Value)[] changes)
    {
        var changed = (byte[])bytes.Clone();
        foreach (var (at, value) in changes)
            changed[4 + (at % (changed.Length - 4))] = value;
        return changed;
    }

    private static byte[] Gzip()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Lines);
        return packed.ToArray();
    }

    private static byte[] Zstd()
    {
        var packed = new MemoryStream();
        using (var zstd = new ZstdSharp.CompressionStream(packed, leaveOpen: true))
            zstd.Write(Lines);
        return packed.ToArray();
    }
}
