using System.Net;
using System.Net.Sockets;

namespace Cordon.Casework.Evidence;

/// <summary>
/// Tells addresses of the public internet from all others, as the IANA special-purpose registries have them (RFC 6890), so that a URL that somebody else
/// chose leads to no machine of the inside. What holds an IPv4 address inside (mapped, NAT64) is judged by that; other tunnels are refused.
/// </summary>
public static class AddressGuard
{
    private static readonly IPNetwork[] Refused =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Of what is global unicast: protocol assignments with Teredo, documentation, 6to4.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ]).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    // RFC 6052. The local-use prefix 64:ff9b:1::/48 of RFC 8215 is not public, whatever is in it.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>True for an address of the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // A zone names an interface of this machine.
            if (address.ScopeId != 0)
                return false;
            if (Nat64.Contains(address))
                return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
            if (!GlobalUnicast.Contains(address))
                return false;
        }

        return !Array.Exists(Refused, network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }
}
