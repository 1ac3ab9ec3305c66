using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Cordon.Events.Formats;

namespace Cordon.Events.Reading;

/// <summary>
/// Turns one JSON record into an event by whatever format it has. One for each thread: it keeps the names lately seen and
/// the format that matched last, neither of which changes a result.
/// </summary>
internal sealed class RecordParser
{
    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = Limits.JsonDepth };

    private readonly CanonicalJson _canonical;
    private IEventFormat? _last;

    public RecordParser()
    {
        Cache = new EntityCache();
        Draft = new EventDraft(Cache);
        _canonical = new CanonicalJson(Cache);
    }

    /// <summary>The names lately seen.</summary>
    public EntityCache Cache { get; }

    /// <summary>The event in the making.</summary>
    public EventDraft Draft { get; }

    /// <summary>Adds what the record holds to the batch: an event, a reject, or a count of what is ignored.</summary>
    /// <param name="record">The record without its line break.</param>
    /// <param name="line">Line it begins on, from 1.</param>
    /// <param name="column">Column it begins at, from 1.</param>
    /// <param name="valid">True when the bytes are known to be UTF-8.</param>
    /// <param name="batch">Where the outcome goes.</param>
    public void Parse(ReadOnlyMemory<byte> record, long line, long column, bool valid, Batch batch)
    {
        var bytes = record.Span;
        if (bytes.Length > Limits.LineBytes)
        {
            batch.Reject(bytes, bytes.Length, line, column, OverlongRecord.Reason(bytes.Length));
            return;
        }

        if (!valid && !Utf8.IsValid(bytes))
        {
            var at = Encodings.FirstInvalid(bytes);
            batch.Reject(bytes, bytes.Length, line, column + at, Encodings.InvalidUtf8(bytes[at]));
            return;
        }

        var blank = bytes.IndexOfAnyExcept(" \t\r"u8);
        if (blank < 0)
        {
            batch.Ignore(PayloadReader.BlankLine);
            return;
        }

        try
        {
            if (bytes[blank] == '[')
                ParseArray(record, line, column, batch);
            else
                ParseObject(record, line, column, batch);
        }
        catch (JsonException e)
        {
            batch.Reject(bytes, bytes.Length, line, column + (e.BytePositionInLine ?? 0), "not JSON: " + Brief(e));
        }
        catch (InvalidOperationException)
        {
            // The JSON reader's way to say that a string cannot be UTF-16.
            batch.Reject(bytes, bytes.Length, line, column, "a string escapes half a surrogate pair (\\ud800-\\udfff); write the character itself in UTF-8");
        }
    }

    private void ParseObject(ReadOnlyMemory<byte> record, long line, long column, Batch batch)
    {
        Draft.Clear();
        var outcome = _canonical.Read(record.Span, Draft, out var fault);
        if (outcome == CanonicalJson.Outcome.Read)
            Finish(record.Span, line, column, CanonicalJson.Name, batch);
        else if (outcome == CanonicalJson.Outcome.Broken)
            batch.Reject(record.Span, record.Length, line, column + fault.Column, fault.Reason);
        else
            ParseOutside(record, line, column, fault, batch);
    }

    private void ParseOutside(ReadOnlyMemory<byte> record, long line, long column, Fault canonicalFault, Batch batch)
    {
        using var document = JsonDocument.Parse(record, DocumentOptions);
        var root = document.RootElement;
        var format = _last is not null && _last.Matches(root) ? _last : EventFormats.All.FirstOrDefault(f => f.Matches(root));
        if (format is null)
        {
            var (reason, isCanonical) = NearestFormat.Explain(root, canonicalFault.Reason);
            batch.Reject(record.Span, record.Length, line, column + (isCanonical ? canonicalFault.Column : 0), reason);
            return;
        }

        _last = format;
        Draft.Clear();
        var mapping = format.Map(root, Draft);
        if (mapping.RejectedBecause is { } rejected)
            batch.Reject(record.Span, record.Length, line, column, $"{format.Name}: {rejected}");
        else if (mapping.IgnoredBecause is { } ignored)
            batch.Ignore($"{format.Name}: {ignored}");
        else
            Finish(record.Span, line, column, format.Name, batch);
    }

    private void ParseArray(ReadOnlyMemory<byte> record, long line, long column, Batch batch)
    {
        // The whole line is checked before any of its events is given out: a line is read or rejected, never half.
        var elements = new List<(int Start, int Length)>();
        var reader = new Utf8JsonReader(record.Span, new JsonReaderOptions { MaxDepth = Limits.JsonDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add((start, (int)reader.BytesConsumed - start));
        }

        reader.Read();
        if (elements.Count == 0)
            batch.Ignore("empty array");
        foreach (var (start, length) in elements)
        {
            if (record.Span[start] == '[')
                batch.Reject(record.Span.Slice(start, length), length, line, column + start, "an array stands in an array where an event was expected; write the events one after the other");
            else
                ParseObject(record.Slice(start, length), line, column + start, batch);
        }
    }

    /// <summary>Gives out the drafted event, or rejects its record.</summary>
    public void Finish(ReadOnlySpan<byte> record, long line, long column, string format, Batch batch)
    {
        if (Draft.TryFinish(out var made, out var problem))
            batch.Deliver(made!, format);
        else
            batch.Reject(record, record.Length, line, column, problem!);
    }

    /// <summary>The JSON reader's message without its own line and column, which count from the record.</summary>
    private static string Brief(JsonException e)
    {
        var cut = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{(cut < 0 ? e.Message : e.Message[..cut])}");
    }
}
