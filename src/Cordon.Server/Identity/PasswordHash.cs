using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;

namespace Cordon.Server.Identity;

/// <summary>
/// Passwords as Argon2id (RFC 9106) hashes in the PHC string form, <c>$argon2id$v=19$m=…,t=…,p=…$salt$hash</c>. 19 MiB, two passes, one lane: the first
/// choice of OWASP's password storage cheat sheet.
/// </summary>
public static class PasswordHash
{
    /// <summary>Fewest characters of a password: what NIST SP 800-63B asks for where it is the only factor.</summary>
    public const int FewestChars = 15;

    /// <summary>Most characters of a password.</summary>
    public const int MostChars = 256;

    private const int Memory = 19_456;
    private const int Passes = 2;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    // So that asking for somebody who does not exist takes as long as a wrong password.
    private static readonly string Nobody = Of(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>The hash of a password, under a salt of its own.</summary>
    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return string.Create(CultureInfo.InvariantCulture, $"$argon2id$v=19$m={Memory},t={Passes},p=1${Text(salt)}${Text(Compute(password, salt, Memory, Passes, HashBytes))}");
    }

    /// <summary>Whether a password is the one of a hash; false, after the same work, when there is none.</summary>
    public static bool Verify(string password, string? hash)
    {
        var good = Matches(password, hash ?? Nobody);
        return good && hash is not null;
    }

    /// <summary>Why a password will not do; null when it will.</summary>
    public static string? ProblemOf(string password, string name)
    {
        if (password.Length < FewestChars)
            return $"a password has at least {FewestChars} characters; several words do well";
        if (password.Length > MostChars)
            return $"a password has at most {MostChars} characters";
        if (password.Distinct().Count() < 5)
            return "this password repeats itself; take several words";
        return password.Contains(name, StringComparison.OrdinalIgnoreCase) ? "the password holds your name; take other words" : null;
    }

    private static bool Matches(string password, string hash)
    {
        var parts = hash.Split('$');
        if (parts is not ["", "argon2id", "v=19", var costs, var salt, var kept])
            return false;
        var numbers = costs.Split(',').Select(c => int.Parse(c.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        var expected = Bytes(kept);
        return CryptographicOperations.FixedTimeEquals(Compute(password, Bytes(salt), numbers[0], numbers[1], expected.Length), expected);
    }

    private static byte[] Compute(string password, byte[] salt, int memory, int passes, int bytes)
    {
        using var argon = new Argon2id(Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC))) { Salt = salt, MemorySize = memory, Iterations = passes, DegreeOfParallelism = 1 };
        return argon.GetBytes(bytes);
    }

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Bytes(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
