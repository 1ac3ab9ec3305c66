using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cordon.Policy.Cel.Library;

/// <summary>An IP address, version 4 or 6.</summary>
internal sealed class CelIp : CelOpaque
{
    private const int V4Bits = 32;
    private const int V6Bits = 128;

    public CelIp(bool isV6, UInt128 bits)
        : base(NetworkLibrary.Ip) => (IsV6, Bits) = (isV6, bits);

    public bool IsV6 { get; }

    /// <summary>The address as a number; 32 bits for version 4.</summary>
    public UInt128 Bits { get; }

    /// <summary>How many bits an address of the version has.</summary>
    public int Width => IsV6 ? V6Bits : V4Bits;

    public bool IsUnspecified => Bits == 0;

    public bool IsLoopback => IsV6 ? Bits == 1 : Bits >> 24 == 127;

    public bool IsMulticast => IsV6 ? Bits >> 120 == 0xFF : Bits >> 28 == 0xE;

    public bool IsLinkLocalMulticast => IsV6 ? (Bits >> 112 & 0xFF0F) == 0xFF02 : Bits >> 8 == 0xE00000;

    public bool IsLinkLocalUnicast => IsV6 ? Bits >> 118 == 0x3FA : Bits >> 16 == 0xA9FE;

    public bool IsGlobalUnicast => !IsUnspecified && !IsLoopback && !IsMulticast && !IsLinkLocalUnicast && (IsV6 || Bits != uint.MaxValue);

    /// <summary>Reads an address without zone and without a version 4 part inside of version 6; says why when it is none.</summary>
    public static CelIp? Read(string text, out string problem)
    {
        problem = $"IP Address '{Events.Shown.Brief(text)}' parse error during conversion from string";
        if (text.Contains('%', StringComparison.Ordinal))
            problem = "IP Address with zone value is not allowed";
        else if (text.Contains(':', StringComparison.Ordinal) && text.Contains('.', StringComparison.Ordinal))
            problem = "IPv4-mapped IPv6 address is not allowed";
        else if (text.Contains(':', StringComparison.Ordinal))
            return ReadV6(text);
        else
            return ReadV4(text);
        return null;
    }

    public override bool Equals(object? obj) => obj is CelIp other && IsV6 == other.IsV6 && Bits == other.Bits;

    public override int GetHashCode() => Bits.GetHashCode();

    /// <summary>As RFC 5952 writes it.</summary>
    public override string ToString()
    {
        if (!IsV6)
            return string.Create(CultureInfo.InvariantCulture, $"{(byte)(Bits >> 24)}.{(byte)(Bits >> 16)}.{(byte)(Bits >> 8)}.{(byte)Bits}");
        var groups = Enumerable.Range(0, 8).Select(i => (int)(ushort)(Bits >> (112 - (16 * i)))).ToArray();
        var (start, length) = LongestZeros(groups);
        var all = groups.Select(g => g.ToString("x", CultureInfo.InvariantCulture)).ToArray();
        return length < 2 ? string.Join(':', all) : $"{string.Join(':', all[..start])}::{string.Join(':', all[(start + length)..])}";
    }

    private static (int Start, int Length) LongestZeros(int[] groups)
    {
        var (start, length) = (0, 0);
        for (var i = 0; i < groups.Length; i++)
        {
            var end = i;
            while (end < groups.Length && groups[end] == 0)
                end++;
            if (end - i > length)
                (start, length) = (i, end - i);
        }

        return (start, length);
    }

    private static CelIp? ReadV4(string text)
    {
        var parts = text.Split('.');
        uint bits = 0;
        if (parts.Length != 4)
            return null;
        foreach (var part in parts)
        {
            if (part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0') || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
                return null;
            bits = (bits << 8) | octet;
        }

        return new CelIp(false, bits);
    }

    private static CelIp? ReadV6(string text)
    {
        if (text.Any(c => !char.IsAsciiHexDigit(c) && c != ':') || !IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        return new CelIp(true, BinaryPrimitives.ReadUInt128BigEndian(address.GetAddressBytes()));
    }
}
