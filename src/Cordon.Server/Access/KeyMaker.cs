using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Cordon.Storage.State;

namespace Cordon.Server.Access;

/// <summary>
/// Makes API keys and knows them again. A secret is <c>cordon_</c>, the key's id, and 256 random bits; what is stored is its SHA-256, which is
/// enough, because nobody guesses 256 random bits.
/// </summary>
public static class KeyMaker
{
    private const string Prefix = "cordon_";
    private const int SecretBytes = 32;
    private const string IdLetters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Makes a key.</summary>
    /// <param name="name">What it is for.</param>
    /// <param name="scopes">What it allows.</param>
    /// <param name="now">The time of making.</param>
    /// <returns>The key to store, and the secret to hand out once.</returns>
    public static (ApiKey Key, string Secret) Make(string name, IReadOnlyList<string> scopes, DateTimeOffset now)
    {
        var id = "k" + RandomNumberGenerator.GetString(IdLetters, 12);
        var secret = string.Concat(Prefix, id, "_", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));
        return (new ApiKey(id, name, Hash(secret), scopes, now, null), secret);
    }

    /// <summary>What is stored of a secret.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>The id that stands in a secret; null when it has not the form of one.</summary>
    public static string? IdOf(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var end = secret.IndexOf('_', Prefix.Length);
        return end < 0 ? null : secret[Prefix.Length..end];
    }
}
