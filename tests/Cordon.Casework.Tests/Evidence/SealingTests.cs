using Cordon.Casework.Evidence;
using CsCheck;

namespace Cordon.Casework.Tests.Evidence;

public sealed class SealingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void Any_content_comes_back_as_it_was_however_it_is_read()
    {
        var sizes = Gen.OneOf(Gen.Int[0, 300], Gen.Int[SealedFormat.ChunkBytes - 2, SealedFormat.ChunkBytes + 2], Gen.Int[(2 * SealedFormat.ChunkBytes) - 1, (2 * SealedFormat.ChunkBytes) + 1]);
        Gen.Select(sizes, Gen.Int[1, 100_000], Gen.Int[1, 100_000], Gen.UInt).Sample(
            (size, written, read, seed) =>
            {
                var content = Content(size, seed);
                var path = Sealed(content, written, out var kept);
                using var reader = new SealedReader(path, _key, "it");
                var back = new List<byte>();
                var buffer = new byte[read];
                for (int count; (count = reader.Read(buffer)) > 0;)
                    back.AddRange(buffer.AsSpan(0, count));
                Assert.Equal(content, back);
                Assert.Equal((size, size), (kept.Size, reader.Length));
                Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), kept.Sha256);
            },
            iter: 60, threads: 1);
    }

    [Fact]
    public void Flipping_any_bit_of_a_sealed_file_is_seen()
    {
        var path = Sealed(Content(40, 7), 40, out _);
        var bytes = File.ReadAllBytes(path);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = (byte[])bytes.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertDamaged(changed);
        }
    }

    [Fact]
    public void Cutting_it_short_anywhere_or_moving_its_chunks_is_seen()
    {
        const int Chunk = SealedFormat.ChunkBytes + SealedFormat.TagBytes;
        var bytes = File.ReadAllBytes(Sealed(Content((2 * SealedFormat.ChunkBytes) + 20, 3), 1000, out _));
        int[] cuts = [.. Enumerable.Range(0, 60), Chunk, Chunk + 7, Chunk + 8, Chunk + 9, Chunk + 23, Chunk + 24, Chunk + 25, (2 * Chunk) + 7, (2 * Chunk) + 8, (2 * Chunk) + 9, (2 * Chunk) + 24, bytes.Length - 1];
        foreach (var cut in cuts)
            AssertDamaged(bytes[..cut]);
        AssertDamaged([.. bytes, .. bytes[8..(8 + Chunk)]]);
        AssertDamaged([.. bytes, 0]);
        AssertDamaged([.. bytes[..8], .. bytes[(8 + Chunk)..(8 + (2 * Chunk))], .. bytes[8..(8 + Chunk)], .. bytes[(8 + (2 * Chunk))..]]);
        AssertDamaged([.. bytes[..8], .. bytes[(8 + Chunk)..]]);
    }

    [Fact]
    public void Another_key_opens_nothing()
    {
        var path = Sealed(Content(100, 1), 100, out _);
        _key[5] ^= 1;

        AssertDamaged(File.ReadAllBytes(path));
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Content(int size, uint seed)
    {
        var content = new byte[size];
        for (var i = 0; i < size; i++)
            content[i] = (byte)((seed = (seed * 1664525) + 1013904223) >> 24);
        return content;
    }

    private string Sealed(byte[] content, int step, out (long Size, string Sha256) kept)
    {
        var path = Path.Combine(_folder.Path, "sealed");
        File.Delete(path);
        kept = SealedWriter.Write(new Drip(content, step), path, _key, long.MaxValue, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return path;
    }

    private void AssertDamaged(byte[] bytes)
    {
        var path = Path.Combine(_folder.Path, "changed");
        File.WriteAllBytes(path, bytes);
        var failure = Assert.Throws<EvidenceException>(() =>
        {
            using var reader = new SealedReader(path, _key, "it");
            reader.CopyTo(Stream.Null);
        });
        Assert.Equal(EvidenceProblem.Damaged, failure.Problem);
    }

    /// <summary>Gives a few bytes at a time, as a network does.</summary>
    private sealed class Drip(byte[] content, int step) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(buffer.Length, step)], cancellationToken);
    }
}
