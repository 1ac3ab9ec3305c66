namespace Cordon.Policy.Cel.Values;

/// <summary>Bytes as a value.</summary>
internal sealed class CelBytes(byte[] value) : CelReference(CelKind.Bytes)
{
    public byte[] Value { get; } = value;
}
