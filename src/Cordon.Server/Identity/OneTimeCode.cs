using OtpNet;

namespace Cordon.Server.Identity;

/// <summary>One-time codes by time (RFC 6238): six digits, 30 seconds, SHA-1, as every authenticator app makes them. The step before and after the present one count too.</summary>
public static class OneTimeCode
{
    private const int SecretBytes = 20;

    /// <summary>A new secret.</summary>
    public static byte[] NewSecret() => KeyGeneration.GenerateRandomKey(SecretBytes);

    /// <summary>A secret as a person types it.</summary>
    public static string TextOf(byte[] secret) => Base32Encoding.ToString(secret).TrimEnd('=');

    /// <summary>The address that authenticator apps take, as text or picture.</summary>
    public static string UriOf(byte[] secret, string name) => $"otpauth://totp/Cordon:{Uri.EscapeDataString(name)}?secret={TextOf(secret)}&issuer=Cordon";

    /// <summary>The code of a moment: what an authenticator app shows.</summary>
    public static string At(byte[] secret, DateTimeOffset time) => new Totp(secret).ComputeTotp(time.UtcDateTime);

    /// <summary>The time step that a code belongs to; null when it is wrong.</summary>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset time) =>
        new Totp(secret).VerifyTotp(time.UtcDateTime, code.Replace(" ", "", StringComparison.Ordinal), out var step, new VerificationWindow(1, 1)) ? step : null;
}
