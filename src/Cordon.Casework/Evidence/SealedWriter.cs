using System.Security.Cryptography;

namespace Cordon.Casework.Evidence;

/// <summary>Seals a stream into a file, in bounded memory, and takes its hash on the way.</summary>
internal static class SealedWriter
{
    /// <summary>Seals content; it is on the disk when this returns.</summary>
    /// <param name="content">The content.</param>
    /// <param name="path">The file, not there yet.</param>
    /// <param name="key">The content's key.</param>
    /// <param name="most">Bytes that are taken at most.</param>
    /// <param name="cancellation">Ends the sealing.</param>
    /// <returns>Bytes, and SHA-256 as hexadecimal digits.</returns>
    /// <exception cref="EvidenceException">The content is longer.</exception>
    public static async Task<(long Size, string Sha256)> Write(Stream content, string path, ReadOnlyMemory<byte> key, long most, CancellationToken cancellation)
    {
        using var format = new SealedFormat(key.Span);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // One chunk and one byte, which tells whether the chunk is the last.
        var plain = new byte[SealedFormat.ChunkBytes + 1];
        var chunk = new byte[SealedFormat.ChunkBytes + SealedFormat.TagBytes];
        try
        {
            await using var file = EvidenceFolder.CreateFile(path);
            file.Write(SealedFormat.Head);
            var (size, held) = (0L, 0);
            while (true)
            {
                held += await content.ReadAtLeastAsync(plain.AsMemory(held), plain.Length - held, throwOnEndOfStream: false, cancellation);
                var isLast = held <= SealedFormat.ChunkBytes;
                var taken = Math.Min(held, SealedFormat.ChunkBytes);
                size += taken;
                if (size > most)
                    throw new EvidenceException(EvidenceProblem.TooLarge, $"the content is longer than {most} bytes");
                hash.AppendData(plain, 0, taken);
                format.Seal(plain.AsSpan(0, taken), isLast, chunk);
                await file.WriteAsync(chunk.AsMemory(0, taken + SealedFormat.TagBytes), cancellation);
                if (isLast)
                    break;
                plain[0] = plain[SealedFormat.ChunkBytes];
                held = 1;
            }

            file.Flush(flushToDisk: true);
            return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
