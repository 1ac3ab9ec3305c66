namespace Cordon.Casework.Evidence;

/// <summary>
/// Wraps the keys of objects under a key of its own, which never leaves it: a file, a key management service, or a hardware module. What one master
/// key has wrapped can be unwrapped as long as that key exists, also when newer ones wrap now.
/// </summary>
public interface IMasterKey
{
    /// <summary>The id of the key that wraps now; at most 32 ASCII letters, digits and hyphens.</summary>
    string CurrentId { get; }

    /// <summary>Wraps a key.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="context">What the key belongs to; unwrapping needs the same.</param>
    WrappedKey Wrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> context);

    /// <summary>Unwraps a key; the caller overwrites it after use.</summary>
    /// <exception cref="EvidenceException">The master key is not there, or what was wrapped was changed or belongs to something else.</exception>
    byte[] Unwrap(WrappedKey wrapped, ReadOnlySpan<byte> context);
}
