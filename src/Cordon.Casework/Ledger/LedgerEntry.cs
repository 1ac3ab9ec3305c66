using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Cordon.Casework.Ledger;

/// <summary>An entry of the ledger.</summary>
public sealed record LedgerEntry
{
    /// <summary>Its place, from 0: its index as a leaf of the tree.</summary>
    public required long Number { get; init; }

    /// <summary>When, UTC, microseconds.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who did it.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done.</summary>
    public required string Act { get; init; }

    /// <summary>What it was done to.</summary>
    public required string Subject { get; init; }

    /// <summary>Why; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>The place in the event log of the command behind it; null for none.</summary>
    public long? LogSequence { get; init; }

    /// <summary>The commitment to its details, 32 bytes; null when it has none.</summary>
    public ReadOnlyMemory<byte>? Commitment { get; init; }

    /// <summary>The entry as it is hashed: canonical JSON (RFC 8785), so that the same entry has one form.</summary>
    public byte[] ToBytes()
    {
        var text = new ArrayBufferWriter<byte>(256);
        WriteTo(text);
        return text.WrittenSpan.ToArray();
    }

    /// <summary>Writes the entry as it is hashed.</summary>
    public void WriteTo(IBufferWriter<byte> text)
    {
        var json = new CanonicalObject(text);
        json.Text("act"u8, Act);
        json.Text("actor"u8, Actor);
        if (Commitment is { } commitment)
            json.Text("details"u8, Convert.ToBase64String(commitment.Span));
        if (LogSequence is { } sequence)
            json.Number("log"u8, sequence);
        json.Number("n"u8, Number);
        if (Reason is not null)
            json.Text("reason"u8, Reason);
        json.Text("subject"u8, Subject);
        json.Text("time"u8, Time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture));
        json.End();
    }

    /// <summary>Reads an entry; null when the text is none in its one form.</summary>
    public static LedgerEntry? Read(ReadOnlySpan<byte> text)
    {
        try
        {
            return ReadFields(text) is { } entry && IsFormOf(entry, text) ? entry : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _form;

    private static bool IsFormOf(LedgerEntry entry, ReadOnlySpan<byte> text)
    {
        var form = _form ??= new ArrayBufferWriter<byte>(1024);
        form.ResetWrittenCount();
        entry.WriteTo(form);
        return form.WrittenSpan.SequenceEqual(text);
    }

    private static LedgerEntry? ReadFields(ReadOnlySpan<byte> text)
    {
        string? act = null, actor = null, reason = null, subject = null, time = null, details = null;
        long? number = null, sequence = null;
        var json = new Utf8JsonReader(text);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.ValueSpan;
            if (name.SequenceEqual("act"u8))
                act = Text(ref json);
            else if (name.SequenceEqual("actor"u8))
                actor = Text(ref json);
            else if (name.SequenceEqual("details"u8))
                details = Text(ref json);
            else if (name.SequenceEqual("reason"u8))
                reason = Text(ref json);
            else if (name.SequenceEqual("subject"u8))
                subject = Text(ref json);
            else if (name.SequenceEqual("time"u8))
                time = Text(ref json);
            else if (name.SequenceEqual("n"u8) && json.Read())
                number = json.GetInt64();
            else if (name.SequenceEqual("log"u8) && json.Read())
                sequence = json.GetInt64();
            else
                return null;
        }

        if (act is null || actor is null || subject is null || number is null || json.TokenType != JsonTokenType.EndObject || json.Read()
            || !DateTimeOffset.TryParseExact(time, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
            return null;
        var commitment = details is null ? null : Convert.FromBase64String(details);
        if (commitment is { Length: not TreeHash.Bytes })
            return null;
        return new LedgerEntry
        {
            Number = number.Value,
            Time = at,
            Actor = actor,
            Act = act,
            Subject = subject,
            Reason = reason,
            LogSequence = sequence,
            Commitment = commitment is null ? default(ReadOnlyMemory<byte>?) : commitment,
        };
    }

    private static string? Text(ref Utf8JsonReader json) => json.Read() ? json.GetString() : null;
}
