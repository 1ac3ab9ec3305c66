namespace Cordon.Policy.Cel.Library;

/// <summary>The network extension: IP addresses and ranges of them.</summary>
internal static class NetworkLibrary
{
    /// <summary>The type of an address.</summary>
    public static CelType Ip { get; } = CelType.Opaque("net.IP");

    /// <summary>The type of a range.</summary>
    public static CelType Cidr { get; } = CelType.Opaque("net.CIDR");

    public static void Declare(LibraryBuilder library)
    {
        var (s, b, i) = (CelType.String, CelType.Bool, CelType.Int);
        library
            .Function("ip", Ip, x => CelIp.Read(x[0].AsString(), out var problem) is { } ip ? CelValue.Of(ip) : CelValue.Error(problem), s)
            .Function("ip", Ip, x => x[0], Ip)
            .Function("isIP", b, x => CelValue.Of(CelIp.Read(x[0].AsString(), out _) is not null), s)
            .Function("ip.isCanonical", b, x => CelIp.Read(x[0].AsString(), out var problem) is { } ip ? CelValue.Of(ip.ToString() == x[0].AsString()) : CelValue.Error(problem), s)
            .Method("family", i, x => CelValue.Of(Address(x[0]).IsV6 ? 6L : 4L), Ip);
        Test(library, "isUnspecified", ip => ip.IsUnspecified);
        Test(library, "isLoopback", ip => ip.IsLoopback);
        Test(library, "isGlobalUnicast", ip => ip.IsGlobalUnicast);
        Test(library, "isLinkLocalMulticast", ip => ip.IsLinkLocalMulticast);
        Test(library, "isLinkLocalUnicast", ip => ip.IsLinkLocalUnicast);
        library
            .Function("cidr", Cidr, x => CelCidr.Read(x[0].AsString(), out var problem) is { } cidr ? CelValue.Of(cidr) : CelValue.Error(problem), s)
            .Function("cidr", Cidr, x => x[0], Cidr)
            .Function("isCIDR", b, x => CelValue.Of(CelCidr.Read(x[0].AsString(), out _) is not null), s)
            .Method("containsIP", b, x => CelValue.Of(Range(x[0]).Contains(Address(x[1]))), Cidr, Ip)
            .Method("containsIP", b, x => CelIp.Read(x[1].AsString(), out var problem) is { } ip ? CelValue.Of(Range(x[0]).Contains(ip)) : CelValue.Error(problem), Cidr, s)
            .Method("containsCIDR", b, x => CelValue.Of(Range(x[0]).Contains(Range(x[1]))), Cidr, Cidr)
            .Method("containsCIDR", b, x => CelCidr.Read(x[1].AsString(), out var problem) is { } cidr ? CelValue.Of(Range(x[0]).Contains(cidr)) : CelValue.Error(problem), Cidr, s)
            .Method("ip", Ip, x => CelValue.Of(Range(x[0]).Ip), Cidr)
            .Method("masked", Cidr, x => CelValue.Of(Range(x[0]).Masked), Cidr)
            .Method("prefixLength", i, x => CelValue.Of((long)Range(x[0]).Prefix), Cidr);
    }

    private static CelIp Address(CelValue value) => (CelIp)value.Reference!;

    private static CelCidr Range(CelValue value) => (CelCidr)value.Reference!;

    private static void Test(LibraryBuilder library, string name, Predicate<CelIp> test) =>
        library.Method(name, CelType.Bool, x => CelValue.Of(test(Address(x[0]))), Ip);
}
