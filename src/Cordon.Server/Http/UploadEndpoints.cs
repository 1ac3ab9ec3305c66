using Cordon.Casework.Evidence;
using Cordon.Server.Access;
using Cordon.Server.Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using static Cordon.Server.Http.EvidenceAnswers;

namespace Cordon.Server.Http;

/// <summary><c>/v1/evidence/uploads</c> and <c>/v1/evidence/pull</c>: how evidence comes in.</summary>
internal static class UploadEndpoints
{
    private const int BodyBytes = 1 << 16;
    private const int MostMinutes = 24 * 60;
    private const string Group = "Evidence";

    /// <summary>An upload that shall be allowed.</summary>
    public sealed record UploadRequest(string Sha256, long Size)
    {
        /// <summary>The case that it belongs to.</summary>
        public string? Case { get; init; }

        /// <summary>The name that it had on the platform.</summary>
        public string? FileName { get; init; }

        /// <summary>Its media type.</summary>
        public string? MediaType { get; init; }

        /// <summary>How long the upload is allowed, 1 to 1,440 minutes.</summary>
        public int Minutes { get; init; } = 15;
    }

    /// <summary>Where to send the content, with PUT and without a key.</summary>
    public sealed record UploadAnswer(string Path, DateTimeOffset Expires);

    /// <summary>What shall be pulled from the platform.</summary>
    public sealed record PullRequest(string Url)
    {
        /// <summary>The case that it belongs to.</summary>
        public string? Case { get; init; }

        /// <summary>The hash that it must have.</summary>
        public string? Sha256 { get; init; }

        /// <summary>The bytes that it must have.</summary>
        public long? Size { get; init; }

        /// <summary>The name that it had on the platform.</summary>
        public string? FileName { get; init; }

        /// <summary>Its media type.</summary>
        public string? MediaType { get; init; }
    }

    public static void Map(RouteGroupBuilder v1, EvidenceRoom room)
    {
        v1.Post("/evidence/uploads", context => Do(() => Allow(context, room)))
            .Needs(Scopes.Evidence, Group, "Allows one upload, by whoever has the path: bound to hash, size and time").Accepts<UploadRequest>("application/json").Produces<UploadAnswer>(201);
        v1.MapPut("/evidence/uploads/{ticket}", (string ticket, HttpContext context) => Do(() => Take(ticket, context, room)))
            // Not in the description: a client gets the path whole, and sends bytes that are no JSON.
            .WithMetadata(new OpenToAll()).ExcludeFromDescription();
        v1.Post("/evidence/pull", context => Do(() => Pull(context, room)))
            .Needs(Scopes.Evidence, Group, "Pulls content from the platform by URL, from hosts that are allowed").Accepts<PullRequest>("application/json").Produces<EvidenceAnswer>(201).ProducesProblem(409).ProducesProblem(502);
    }

    private static async Task<IResult> Allow(HttpContext context, EvidenceRoom room)
    {
        var ask = await JsonBody.Read<UploadRequest>(context.Request, BodyBytes, context.RequestAborted);
        if (ask.Minutes is < 1 or > MostMinutes)
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad request", $"minutes is {ask.Minutes}; it is 1 to {MostMinutes}");
        if (ask.Size < 0 || ask.Size > EvidenceRoom.MostBytes)
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad request", $"size is {ask.Size}; it is 0 to {EvidenceRoom.MostBytes}");
        var intake = new EvidenceIntake { Actor = Caller.Of(context).Name, Source = "upload", Case = ask.Case, FileName = ask.FileName, MediaType = ask.MediaType, Sha256 = ask.Sha256, Size = ask.Size };
        intake.Check();
        var ticket = new UploadTicket(ask.Sha256, ask.Size, room.Now.AddMinutes(ask.Minutes), intake.Actor) { Case = ask.Case, FileName = ask.FileName, MediaType = ask.MediaType };
        return Answers.Json(new UploadAnswer($"/v1/evidence/uploads/{room.Signer.Sign(ticket)}", ticket.Expires), StatusCodes.Status201Created);
    }

    private static async Task<IResult> Take(string signed, HttpContext context, EvidenceRoom room)
    {
        var ticket = room.Signer.Read(signed, room.Now);
        if (context.Request.ContentLength is { } length && length != ticket.Size)
            throw new EvidenceException(EvidenceProblem.Mismatch, $"the content has {length} bytes, not {ticket.Size}; nothing was kept");
        // The vault reads no further than the ticket's size. The server's own limit would count the framing of a body that comes in chunks.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var intake = new EvidenceIntake
        {
            Actor = ticket.Actor,
            Source = "upload",
            Case = ticket.Case,
            FileName = ticket.FileName,
            MediaType = ticket.MediaType,
            Sha256 = ticket.Sha256,
            Size = ticket.Size,
        };
        return Answers.Json(Of(await room.Vault.Keep(context.Request.Body, intake, context.RequestAborted)), StatusCodes.Status201Created);
    }

    private static async Task<IResult> Pull(HttpContext context, EvidenceRoom room)
    {
        var ask = await JsonBody.Read<PullRequest>(context.Request, BodyBytes, context.RequestAborted);
        if (!Uri.TryCreate(ask.Url, UriKind.Absolute, out var url))
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad address", "url is an https address");
        var intake = new EvidenceIntake { Actor = Caller.Of(context).Name, Source = "pull", Case = ask.Case, FileName = ask.FileName, MediaType = ask.MediaType, Sha256 = ask.Sha256, Size = ask.Size };
        intake.Check();
        return Answers.Json(Of(await room.Puller.Pull(url, room.Vault, intake, context.RequestAborted)), StatusCodes.Status201Created);
    }
}
