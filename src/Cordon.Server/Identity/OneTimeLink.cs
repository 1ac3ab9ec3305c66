using System.Buffers.Text;
using System.Security.Cryptography;

namespace Cordon.Server.Identity;

/// <summary>Links that sign somebody in once.</summary>
public static class OneTimeLink
{
    /// <summary>A token that opens a door: 256 random bits.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The address of a link.</summary>
    /// <param name="console">Where the console is.</param>
    /// <param name="token">The token.</param>
    public static string Address(string console, string token)
    {
        ArgumentNullException.ThrowIfNull(console);
        return $"{console.TrimEnd('/')}/sign-in/link?t={token}";
    }
}
