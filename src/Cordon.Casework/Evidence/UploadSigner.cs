using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Cordon.Casework.Evidence;

/// <summary>
/// Signs upload tickets, so that a platform's media store can send content straight to the vault without holding a key: base64url of the ticket, a dot, and
/// base64url of HMAC-SHA-256 over what stands before the dot.
/// </summary>
public sealed class UploadSigner
{
    private const int KeyBytes = 32;

    private readonly byte[] _key;

    private UploadSigner(byte[] key) => _key = key;

    /// <summary>Opens the secret of a vault; makes it where there is none.</summary>
    public static UploadSigner Open(EvidenceFolder folder)
    {
        folder.Create();
        if (!File.Exists(folder.UploadKey))
            EvidenceFolder.Replace(folder.UploadKey, RandomNumberGenerator.GetBytes(KeyBytes));
        var key = EvidenceFolder.ReadSecret(folder.UploadKey);
        return key.Length == KeyBytes ? new UploadSigner(key) : throw new EvidenceException(EvidenceProblem.Damaged, $"{folder.UploadKey} is damaged; remove it, and a new one is made: tickets that are out become void");
    }

    /// <summary>Signs a ticket.</summary>
    public string Sign(UploadTicket ticket)
    {
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(ticket));
        return $"{body}.{Base64Url.EncodeToString(Mac(body))}";
    }

    /// <summary>Reads a signed ticket.</summary>
    /// <exception cref="EvidenceException">It is not signed by this vault, or its time is over.</exception>
    public UploadTicket Read(string signed, DateTimeOffset now)
    {
        var mac = new byte[HMACSHA256.HashSizeInBytes];
        if (signed.Split('.') is not [var body, var text] || !Base64Url.IsValid(text, out var length) || length != mac.Length
            || Base64Url.DecodeFromChars(text, mac) != mac.Length || !CryptographicOperations.FixedTimeEquals(mac, Mac(body)))
            throw new EvidenceException(EvidenceProblem.Refused, "this upload is not signed by this server; ask for a new one with POST /v1/evidence/uploads");
        var ticket = JsonSerializer.Deserialize<UploadTicket>(Base64Url.DecodeFromChars(body))!;
        return now < ticket.Expires ? ticket : throw new EvidenceException(EvidenceProblem.Refused, $"this upload was good until {ticket.Expires:u}; ask for a new one with POST /v1/evidence/uploads");
    }

    private byte[] Mac(string body) => HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(body));
}
