using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cordon.Casework.Ledger;

/// <summary>A hash of the Merkle tree: SHA-256, as RFC 6962, section 2.1, asks.</summary>
/// <param name="A">Bytes 0-7.</param>
/// <param name="B">Bytes 8-15.</param>
/// <param name="C">Bytes 16-23.</param>
/// <param name="D">Bytes 24-31.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct TreeHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>Bytes of a hash.</summary>
    public const int Bytes = 32;

    private const int OnStack = 1024;

    /// <summary>The hash of the tree without leaves: that of no bytes.</summary>
    public static TreeHash Empty { get; } = Of(SHA256.HashData([]));

    /// <summary>The hash of 32 bytes that are one.</summary>
    public static TreeHash Of(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<TreeHash>(bytes[..Bytes]);

    /// <summary>The hash of a leaf: of 0x00 and the entry.</summary>
    public static TreeHash Leaf(ReadOnlySpan<byte> entry)
    {
        Span<byte> input = entry.Length < OnStack ? stackalloc byte[entry.Length + 1] : new byte[entry.Length + 1];
        input[0] = 0x00;
        entry.CopyTo(input[1..]);
        return HashOf(input);
    }

    /// <summary>The hash of an inner node: of 0x01 and its two children.</summary>
    public static TreeHash Node(TreeHash left, TreeHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Bytes)];
        input[0] = 0x01;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Bytes)..]);
        return HashOf(input);
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> target) => MemoryMarshal.Write(target, this);

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>The bytes in base64.</summary>
    public override string ToString() => Convert.ToBase64String(ToArray());

    private static TreeHash HashOf(ReadOnlySpan<byte> input)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        SHA256.HashData(input, hash);
        return Of(hash);
    }
}
