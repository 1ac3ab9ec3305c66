using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Cordon.Casework.Evidence;

/// <summary>
/// The form of sealed content: 8 bytes that name the format, then chunks of 64 KiB, each under AES-256-GCM with its tag behind it. The nonce is the chunk's
/// number and whether it is the last, as in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015), so that chunks cannot be put in another
/// order, left out, or cut off at the end. A key seals one content only, so that no nonce ever comes twice.
/// </summary>
internal sealed class SealedFormat : IDisposable
{
    public const int ChunkBytes = 1 << 16;
    public const int TagBytes = 16;
    public const int KeyBytes = 32;

    private const int NonceBytes = 12;

    private readonly AesGcm _aes;
    private readonly byte[] _nonce = new byte[NonceBytes];
    private uint _number;

    /// <param name="key">32 bytes, overwritten by whoever made them.</param>
    public SealedFormat(ReadOnlySpan<byte> key) => _aes = new AesGcm(key, TagBytes);

    public static ReadOnlySpan<byte> Head => "CORDONE1"u8;

    /// <summary>Bytes of content in a sealed file of this length; -1 when no sealed file has it.</summary>
    public static long ContentBytes(long fileBytes)
    {
        var chunks = fileBytes - Head.Length;
        var (whole, rest) = (chunks / (ChunkBytes + TagBytes), chunks % (ChunkBytes + TagBytes));
        if (chunks < TagBytes || rest is > 0 and < TagBytes)
            return -1;
        return (whole * ChunkBytes) + (rest > 0 ? rest - TagBytes : 0);
    }

    /// <summary>Seals the next chunk.</summary>
    /// <param name="content">At most <see cref="ChunkBytes"/>; as many for all but the last.</param>
    /// <param name="isLast">Whether it is the last.</param>
    /// <param name="target">Gets the content and the tag.</param>
    public void Seal(ReadOnlySpan<byte> content, bool isLast, Span<byte> target)
    {
        Next(isLast);
        _aes.Encrypt(_nonce, content, target[..content.Length], target.Slice(content.Length, TagBytes), Head);
    }

    /// <summary>Opens the next chunk; false when it is not that chunk of this content.</summary>
    public bool TryOpen(ReadOnlySpan<byte> chunk, bool isLast, Span<byte> target)
    {
        Next(isLast);
        try
        {
            _aes.Decrypt(_nonce, chunk[..^TagBytes], chunk[^TagBytes..], target[..(chunk.Length - TagBytes)], Head);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose() => _aes.Dispose();

    private void Next(bool isLast)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_nonce.AsSpan(7), checked(_number++));
        _nonce[11] = isLast ? (byte)1 : (byte)0;
    }
}
