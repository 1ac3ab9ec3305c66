using System.Text;
using System.Text.Unicode;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary><c>/v1/rejects</c> and <c>/v1/queues</c>: what could not be read, and what waits for people.</summary>
internal static class RejectEndpoints
{
    /// <summary>A record that could not be read.</summary>
    public sealed record RejectAnswer(long Number, DateTimeOffset Received, long Line, long Column, string Reason, long Bytes, string? Raw, string? RawBase64);

    /// <summary>A queue and how many entities are in it.</summary>
    public sealed record QueueAnswer(string Queue, long Waiting);

    public static void Map(RouteGroupBuilder v1, CordonEngine engine)
    {
        v1.MapGet("/rejects", (long? before, int? limit) => Answers.Json(engine.Log.Rejects(before, Answers.Limit(limit)).Select(r =>
            {
                var raw = r.Record.Raw;
                var isText = Utf8.IsValid(raw);
                return new RejectAnswer(r.Number, r.Received, r.Record.Line, r.Record.Column, r.Record.Reason, r.Record.Bytes,
                    isText ? Encoding.UTF8.GetString(raw) : null, isText ? null : Convert.ToBase64String(raw));
            }).ToList()))
            .Needs(Scopes.Read, "Events", "Records that could not be read, the latest first; the last 100,000 are kept").Produces<IReadOnlyList<RejectAnswer>>();
        v1.MapGet("/queues", () => Answers.Json(engine.Store.Queues().Select(q => new QueueAnswer(q.Queue, q.Count)).ToList()))
            .Needs(Scopes.Read, "Queues", "The review queues that rules filled").Produces<IReadOnlyList<QueueAnswer>>();
        v1.MapGet("/queues/{queue}", (string queue, int? limit) => Answers.Json(engine.Store.Queued(queue, Answers.Limit(limit))))
            .Needs(Scopes.Read, "Queues", "What is in a queue, the most urgent first").Produces<IReadOnlyList<Storage.State.QueuedEntity>>();
    }
}
