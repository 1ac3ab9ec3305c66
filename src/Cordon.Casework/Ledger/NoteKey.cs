using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cordon.Casework.Ledger;

/// <summary>
/// The public key of a ledger, as C2SP signed-note names it: ECDSA over P-256 and SHA-256, signature type 2. The ledger's name, which is its
/// origin, too, follows from the key.
/// </summary>
public sealed class NoteKey : IDisposable
{
    private const byte SignatureType = 0x02;
    private const int IdBytes = 4;

    private readonly ECDsa _key;
    private readonly byte[] _info;

    private NoteKey(ECDsa key, byte[] info)
    {
        (_key, _info) = (key, info);
        var hash = SHA256.HashData(info);
        Id = hash[..IdBytes];
        Name = "cordon-ledger/" + Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }

    /// <summary>The name of the key and of the ledger.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of SHA-256 of the key in SubjectPublicKeyInfo form, which signatures begin with.</summary>
    internal byte[] Id { get; }

    /// <summary>The key as one line: <c>name+id+base64</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{Convert.ToHexStringLower(Id)}+{Convert.ToBase64String([SignatureType, .. _info])}");

    /// <summary>The key of a line; null when it is none in its one form.</summary>
    public static NoteKey? Read(string line)
    {
        try
        {
            var parts = line.Split('+', 3);
            if (parts.Length != 3 || Convert.FromBase64String(parts[2]) is not [SignatureType, .. var info])
                return null;
            var key = Of(info);
            if (key.ToString() == line)
                return key;
            key.Dispose();
            return null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal static NoteKey Of(byte[] info)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(info, out var read);
            if (read != info.Length)
                throw new CryptographicException("bytes after the key");
            return new NoteKey(key, info);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    internal bool Verifies(string text, ReadOnlySpan<byte> signature) =>
        _key.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
}
