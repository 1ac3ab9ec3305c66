using Cordon.Casework.Evidence;
using Cordon.Server.Access;
using Cordon.Server.Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Cordon.Server.Http.EvidenceAnswers;

namespace Cordon.Server.Http;

/// <summary><c>/v1/evidence</c>: what is kept, reading it, and how long it stays.</summary>
internal static class EvidenceEndpoints
{
    private const int BodyBytes = 1 << 16;
    private const string Group = "Evidence";

    /// <summary>Why something is done.</summary>
    public sealed record ReasonRequest(string Reason);

    /// <summary>A longer preservation.</summary>
    public sealed record ExtendRequest(DateTimeOffset Until, string Reason);

    /// <summary>Evidence, by hash.</summary>
    public sealed record ListAnswer(IReadOnlyList<EvidenceAnswer> Evidence, string? Next);

    /// <summary>What a sweep destroyed.</summary>
    public sealed record SweepAnswer(IReadOnlyList<string> Destroyed);

    public static void Map(RouteGroupBuilder v1, EvidenceRoom room)
    {
        v1.MapGet("/evidence", (string? @case, string? after, int? limit) => List(room.Store.List(@case, after, Answers.Limit(limit)), Answers.Limit(limit)))
            .Needs(Scopes.Evidence, Group, "What is kept, by hash; case: only of this case; after: only behind this hash").Produces<ListAnswer>();
        v1.MapGet("/evidence/due", (int? limit) => List(room.Vault.Due(Answers.Limit(limit)), int.MaxValue))
            .Needs(Scopes.Evidence, Group, "Whose preservation is over, and which nothing keeps").Produces<ListAnswer>();
        v1.MapGet("/evidence/{sha256}", (string sha256) => Do(() => Answers.Json(Of(room.Vault.Find(sha256)))))
            .Needs(Scopes.Evidence, Group, "A piece of evidence, without its content").Produces<EvidenceAnswer>().ProducesProblem(404);
        v1.MapGet("/evidence/{sha256}/content", (string sha256, string? reason, HttpContext context) => Do(() => Content(room, sha256, reason, context)))
            .Needs(Scopes.Evidence, Group, "The content; who reads it and why stands in the ledger before the first byte is sent").Produces<object>(200, "application/octet-stream").ProducesProblem(404).ProducesProblem(410);
        v1.Post("/evidence/{sha256}/extend", context => Act<ExtendRequest>(context, (sha, who, ask) => room.Vault.Extend(sha, ask.Until, who, ask.Reason)))
            .Needs(Scopes.Evidence, Group, "Preserves it longer").Accepts<ExtendRequest>("application/json").Produces<EvidenceAnswer>();
        v1.Post("/evidence/{sha256}/hold", context => Act<ReasonRequest>(context, (sha, who, ask) => room.Vault.SetHold(sha, true, who, ask.Reason)))
            .Needs(Scopes.Evidence, Group, "Puts a legal hold on it").Accepts<ReasonRequest>("application/json").Produces<EvidenceAnswer>();
        v1.Post("/evidence/{sha256}/release", context => Act<ReasonRequest>(context, (sha, who, ask) => room.Vault.SetHold(sha, false, who, ask.Reason)))
            .Needs(Scopes.Approve, Group, "Lifts its legal hold").Accepts<ReasonRequest>("application/json").Produces<EvidenceAnswer>();
        v1.Post("/evidence/{sha256}/destroy/request", context => Act<ReasonRequest>(context, (sha, who, ask) => room.Vault.RequestDestruction(sha, who, ask.Reason)))
            .Needs(Scopes.Evidence, Group, "Asks that it be destroyed; another person has to agree").Accepts<ReasonRequest>("application/json").Produces<EvidenceAnswer>();
        v1.Post("/evidence/{sha256}/destroy/withdraw", context => Act<ReasonRequest>(context, (sha, who, ask) => room.Vault.WithdrawDestruction(sha, who, ask.Reason)))
            .Needs(Scopes.Evidence, Group, "Takes back that it be destroyed").Accepts<ReasonRequest>("application/json").Produces<EvidenceAnswer>();
        v1.Post("/evidence/{sha256}/destroy", context => Act<ReasonRequest>(context, (sha, who, ask) => room.Vault.Destroy(sha, who, ask.Reason)))
            .Needs(Scopes.Approve, Group, "Destroys it, as another person asked: its key first, then its content").Accepts<ReasonRequest>("application/json").Produces<EvidenceAnswer>();
        v1.Post("/evidence/sweep", context => Do(() => Answers.Json(new SweepAnswer(room.Vault.Sweep(Caller.Of(context).Name)))))
            .Needs(Scopes.Approve, Group, "Destroys what GET /v1/evidence/due lists").Produces<SweepAnswer>();
    }

    private static IResult List(IReadOnlyList<EvidenceRecord> found, int limit) =>
        Answers.Json(new ListAnswer([.. found.Select(Of)], found.Count == limit ? found[^1].Sha256 : null));

    private static IResult Content(EvidenceRoom room, string sha256, string? reason, HttpContext context)
    {
        var content = room.Vault.Read(sha256, Caller.Of(context).Name, reason ?? "");
        context.Response.ContentLength = content.Length;
        // Never shown by a browser by itself, whatever it holds.
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{sha256}\"";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Stream(content, "application/octet-stream");
    }

    private static async Task<IResult> Act<T>(HttpContext context, Func<string, string, T, EvidenceRecord> act)
        where T : class
    {
        var ask = await JsonBody.Read<T>(context.Request, BodyBytes, context.RequestAborted);
        return await Do(() => Answers.Json(Of(act((string)context.Request.RouteValues["sha256"]!, Caller.Of(context).Name, ask))));
    }
}
