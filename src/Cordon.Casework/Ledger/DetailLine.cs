using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Cordon.Casework.Ledger;

/// <summary>
/// A line of the details file: the details of one entry and the salt of their commitment, or, once erased, neither. The commitment is
/// HMAC-SHA-256 of the details, in canonical JSON, under a salt of 256 random bits: it binds whoever has the salt, and says nothing to others.
/// </summary>
internal static class DetailLine
{
    private const int SaltBytes = 32;

    // Base64 of 32 bytes.
    private const int SaltChars = 44;

    private static ReadOnlySpan<byte> Opening => "{\"details\":"u8;

    private static ReadOnlySpan<byte> SaltOpening => ",\"salt\":\""u8;

    private static ReadOnlySpan<byte> Ending => "\"}"u8;

    /// <summary>Writes a line, its end included, with a salt of its own.</summary>
    /// <returns>The commitment.</returns>
    public static byte[] Write(IBufferWriter<byte> text, long entry, IReadOnlyList<LedgerDetail> details)
    {
        var body = new ArrayBufferWriter<byte>();
        var json = new CanonicalObject(body);
        foreach (var detail in details.OrderBy(d => d.Name, StringComparer.Ordinal))
            json.Texts(detail.Name, detail.Values);
        json.End();
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        WriteLine(text, entry, body.WrittenSpan, Convert.ToBase64String(salt));
        text.Write("\n"u8);
        return HMACSHA256.HashData(salt, body.WrittenSpan);
    }

    /// <summary>Finds the details and the commitment of a line; false when it has not the form of one of this entry, or is erased.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> line, long entry, out ReadOnlySpan<byte> details, Span<byte> commitment)
    {
        details = default;
        var middle = Middle(entry);
        var end = line.Length - Ending.Length - SaltChars - middle.Length;
        if (end < Opening.Length || !line.StartsWith(Opening) || !line.EndsWith(Ending) || !line[end..].StartsWith(middle))
            return false;
        Span<byte> salt = stackalloc byte[SaltChars];
        var text = line.Slice(end + middle.Length, SaltChars);
        if (System.Buffers.Text.Base64.DecodeFromUtf8(text, salt, out _, out var length) != OperationStatus.Done || length != SaltBytes)
            return false;
        // One salt has several forms in base64 that decoders take; only one of them is right.
        Span<byte> form = stackalloc byte[SaltChars];
        System.Buffers.Text.Base64.EncodeToUtf8(salt[..SaltBytes], form, out _, out _);
        if (!form.SequenceEqual(text))
            return false;
        details = line[Opening.Length..end];
        HMACSHA256.HashData(salt[..SaltBytes], details, commitment);
        return true;
    }

    /// <summary>The line of an entry whose details are erased, without its end: as long as it was.</summary>
    public static byte[] Erased(long entry, int length)
    {
        var text = new ArrayBufferWriter<byte>(length);
        text.Write("{\"erased\":true"u8);
        var json = new ArrayBufferWriter<byte>();
        var number = new CanonicalObject(json);
        number.Number("n"u8, entry);
        text.Write(","u8);
        text.Write(json.WrittenSpan[1..]);
        text.Write("}"u8);
        var line = new byte[length];
        line.AsSpan().Fill((byte)' ');
        text.WrittenSpan.CopyTo(line);
        return line;
    }

    /// <summary>True for the line of this entry once erased.</summary>
    public static bool IsErased(ReadOnlySpan<byte> line, long entry) => line.StartsWith("{\"erased\""u8) && line.SequenceEqual(Erased(entry, line.Length));

    /// <summary>Details as they are to be read.</summary>
    public static IReadOnlyList<LedgerDetail> Parse(ReadOnlySpan<byte> details)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, string[]>>(details) ?? [];
        return [.. values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new LedgerDetail(v.Key, v.Value))];
    }

    private static void WriteLine(IBufferWriter<byte> text, long entry, ReadOnlySpan<byte> details, string salt)
    {
        var json = new CanonicalObject(text);
        json.Object("details"u8, details);
        json.Number("n"u8, entry);
        json.Text("salt"u8, salt);
        json.End();
    }

    private static byte[] Middle(long entry) => System.Text.Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $",\"n\":{entry}{System.Text.Encoding.ASCII.GetString(SaltOpening)}"));
}
