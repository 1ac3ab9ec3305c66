using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Cordon.Casework.Ledger;
using Cordon.Server.Access;
using Cordon.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary><c>/v1/ledger</c>: who did what, and proofs of it.</summary>
internal static class LedgerEndpoints
{
    /// <summary>An entry.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Time">When.</param>
    /// <param name="Actor">Who.</param>
    /// <param name="Act">What was done.</param>
    /// <param name="Subject">To what.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Log">The place in the event log of the command behind it.</param>
    /// <param name="Details">The commitment to its details, base64.</param>
    public sealed record EntryAnswer(long Number, DateTimeOffset Time, string Actor, string Act, string Subject, string? Reason, long? Log, string? Details);

    /// <summary>Some entries.</summary>
    public sealed record EntriesAnswer(long Size, IReadOnlyList<EntryAnswer> Entries);

    public static void Map(RouteGroupBuilder v1, LedgerFolder folder)
    {
        v1.MapGet("/ledger", (long? before, int? limit) => Read(folder, ledger => Answers.Json(Entries(ledger, before, Answers.Limit(limit)))))
            .Needs(Scopes.Read, "Ledger", "Who did what, the latest first; before: only entries of a lesser number").Produces<EntriesAnswer>();
        v1.MapGet("/ledger/checkpoint", () => Read(folder, ledger => Results.Text(ledger.Checkpoint.Note, "text/plain; charset=utf-8")))
            .Needs(Scopes.Read, "Ledger", "The latest checkpoint, a signed note").Produces<string>(200, "text/plain");
        v1.MapGet("/ledger/consistency", (long old, long? size) => Read(folder, ledger =>
                ledger.Prove(old, size ?? ledger.Checkpoint.Size) is { } proof ? Json(proof.WriteJson) : throw None(ledger, $"from {old} to {size} entries")))
            .Needs(Scopes.Read, "Ledger", "Proof that the ledger continues an older state of it").Produces<object>();
        v1.MapGet("/ledger/{id}/proof", (long id) => Read(folder, ledger =>
                ledger.Prove(id) is { } proof ? Json(proof.WriteJson) : throw None(ledger, string.Create(CultureInfo.InvariantCulture, $"entry {id}"))))
            .Needs(Scopes.Read, "Ledger", "Proof that an entry stands in the ledger").Produces<object>();
    }

    private static EntriesAnswer Entries(LedgerReader ledger, long? before, int limit)
    {
        var end = Math.Clamp(before ?? long.MaxValue, 0, ledger.Checkpoint.Size);
        var from = Math.Max(0, end - limit);
        return new EntriesAnswer(ledger.Checkpoint.Size, [.. ledger.Entries(from, (int)(end - from)).Reverse().Select(e => new EntryAnswer(
            e.Number, e.Time, e.Actor, e.Act, e.Subject, e.Reason, e.LogSequence, e.Commitment is { } commitment ? Convert.ToBase64String(commitment.Span) : null))]);
    }

    private static IResult Read(LedgerFolder folder, Func<LedgerReader, IResult> answer)
    {
        try
        {
            using var ledger = LedgerReader.Open(folder);
            return answer(ledger);
        }
        catch (LedgerException e)
        {
            throw new StorageException(e.Message, e);
        }
    }

    private static RequestProblem None(LedgerReader ledger, string what) =>
        new(StatusCodes.Status404NotFound, "Not in the ledger", string.Create(CultureInfo.InvariantCulture, $"there is no {what}; the ledger has {ledger.Checkpoint.Size} entries, from 0"));

    private static IResult Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonTexts.Writing))
            write(json);
        return Results.Bytes(buffer.WrittenMemory, "application/json");
    }
}
