using System.Text;
using System.Text.Unicode;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary><c>/v1/rejects</c>: what could not be read.</summary>
internal static class RejectEndpoints
{
    /// <summary>A record that could not be read.</summary>
    public sealed record RejectAnswer(long Number, DateTimeOffset Received, long Line, long Column, string Reason, long Bytes, string? Raw, string? RawBase64);

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
    }
}
