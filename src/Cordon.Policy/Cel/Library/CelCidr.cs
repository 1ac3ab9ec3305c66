using System.Globalization;

namespace Cordon.Policy.Cel.Library;

/// <summary>A range of IP addresses: an address and how many of its leading bits are fixed.</summary>
internal sealed class CelCidr(CelIp ip, int prefix) : CelOpaque(NetworkLibrary.Cidr)
{
    public CelIp Ip { get; } = ip;

    public int Prefix { get; } = prefix;

    /// <summary>The same range with all bits beyond the prefix at zero.</summary>
    public CelCidr Masked => new(new CelIp(Ip.IsV6, Prefix == 0 ? 0 : Ip.Bits >> (Ip.Width - Prefix) << (Ip.Width - Prefix)), Prefix);

    /// <summary>Reads <c>address/prefix</c>; says why when it is none.</summary>
    public static CelCidr? Read(string text, out string problem)
    {
        problem = $"network address parse error during conversion from string: '{Events.Shown.Brief(text)}'";
        var slash = text.LastIndexOf('/');
        if (text.Contains('%', StringComparison.Ordinal))
        {
            problem = "CIDR with zone value is not allowed";
            return null;
        }

        if (slash < 0 || CelIp.Read(text[..slash], out _) is not { } ip)
            return null;
        var digits = text.AsSpan(slash + 1);
        return digits.Length is > 0 and <= 3 && (digits.Length == 1 || digits[0] != '0')
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= ip.Width
            ? new CelCidr(ip, prefix)
            : null;
    }

    public bool Contains(CelIp ip) => ip.IsV6 == Ip.IsV6 && new CelCidr(ip, Prefix).Masked.Ip.Bits == Masked.Ip.Bits;

    public bool Contains(CelCidr other) => other.Prefix >= Prefix && Contains(other.Ip);

    public override bool Equals(object? obj) => obj is CelCidr other && Ip.Equals(other.Ip) && Prefix == other.Prefix;

    public override int GetHashCode() => Ip.GetHashCode() ^ Prefix;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ip}/{Prefix}");
}
