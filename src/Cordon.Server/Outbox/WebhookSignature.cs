using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cordon.Server.Outbox;

/// <summary>
/// The signature of the Standard Webhooks specification (1.0): <c>v1,</c> and the base64 of HMAC-SHA256 over <c>id.timestamp.body</c>. A receiver
/// computes the same over the raw body, compares, and refuses old timestamps.
/// </summary>
public static class WebhookSignature
{
    /// <summary>What stands before the base64 of a secret where people see it.</summary>
    public const string SecretPrefix = "whsec_";

    /// <summary>Signs a message.</summary>
    /// <param name="secret">The webhook's key.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="timestamp">When it is sent, seconds since 1970.</param>
    /// <param name="body">The body as sent.</param>
    public static string Of(ReadOnlySpan<byte> secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        return string.Concat("v1,", Convert.ToBase64String(HMACSHA256.HashData(secret, (byte[])[.. head, .. body])));
    }
}
