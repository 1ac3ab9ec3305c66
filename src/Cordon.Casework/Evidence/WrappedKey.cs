using System.Text;

namespace Cordon.Casework.Evidence;

/// <summary>An object's key under a master key.</summary>
/// <param name="MasterId">Which master key.</param>
/// <param name="Bytes">What the master key made of it.</param>
public sealed record WrappedKey(string MasterId, ReadOnlyMemory<byte> Bytes)
{
    private const byte Version = 1;

    /// <summary>The form in a file: version, length of the id, id, bytes.</summary>
    internal byte[] ToBytes() => [Version, checked((byte)MasterId.Length), .. Encoding.ASCII.GetBytes(MasterId), .. Bytes.Span];

    /// <summary>Reads the form in a file; null when it is none.</summary>
    internal static WrappedKey? Read(byte[] bytes) => bytes.Length < 3 || bytes[0] != Version || bytes.Length < 2 + bytes[1]
        ? null
        : new WrappedKey(Encoding.ASCII.GetString(bytes, 2, bytes[1]), bytes.AsMemory(2 + bytes[1]));
}
