namespace Cordon.Media;

/// <summary>What a picture may cost. All are checked before its pixels get any memory.</summary>
public sealed record DecodeLimits
{
    /// <summary>Longest file, in bytes; 64 MiB by default.</summary>
    public int Bytes { get; init; } = 64 << 20;

    /// <summary>Most pixels in a row or rows; 32,768 by default.</summary>
    public int Side { get; init; } = 32_768;

    /// <summary>Most pixels; 64 million by default, which take 256 MB while they are hashed.</summary>
    public int Pixels { get; init; } = 64_000_000;

    /// <summary>How much larger than the file its pixels, of four bytes each, may be; 5,000 times by default. A blank picture is packed about 1,000 times.</summary>
    public int Expansion { get; init; } = 5_000;
}
