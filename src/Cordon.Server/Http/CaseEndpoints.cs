using Cordon.Casework.Cases;
using Cordon.Casework.Enforcement;
using Cordon.Server.Access;
using Cordon.Server.Casework;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Cordon.Server.Http.CaseworkAnswers;

namespace Cordon.Server.Http;

/// <summary><c>/v1/cases</c>: networks under review, and how they are taken down.</summary>
internal static class CaseEndpoints
{
    /// <summary>How accounts are to stand to the case.</summary>
    public sealed record MembersRequest(IReadOnlyList<string> Accounts, Standing Standing, string Reason);

    /// <summary>An annotation.</summary>
    public sealed record AnnotationRequest(string Text)
    {
        /// <summary>The account or artifact; empty for the case.</summary>
        public string About { get; init; } = "";
    }

    /// <summary>Why.</summary>
    public sealed record ReasonRequest(string Reason);

    /// <summary>What a plan is to do.</summary>
    public sealed record StagesRequest
    {
        /// <summary>The stages; null for the usual ones.</summary>
        public IReadOnlyList<Stage>? Stages { get; init; }
    }

    /// <summary>A plan that a dry run showed.</summary>
    public sealed record PlanRequest(string Mark, string Reason)
    {
        /// <summary>The stages; null for the usual ones.</summary>
        public IReadOnlyList<Stage>? Stages { get; init; }
    }

    public static void Map(RouteGroupBuilder v1, CaseworkDesk desk)
    {
        v1.Post("/cases", context => Take(context, desk))
            .Needs(Scopes.Review, "Cases", "Takes in networks as detection writes them: networks.json, or one network of it").Accepts<object>("application/json").Produces<IReadOnlyList<NetworkCase>>(201);
        v1.MapGet("/cases", (string? state, int? limit) => Answers.Json(desk.Book.Cases(Word<CaseState>(state, "state"), Answers.Limit(limit))))
            .Needs(Scopes.Read, "Cases", "Cases, the latest changed first").Produces<IReadOnlyList<NetworkCase>>();
        v1.MapGet("/cases/{id}", (long id) => Answers.Json(Found(desk.ViewOf(id), "case", id)))
            .Needs(Scopes.Review, "Cases", "A case: members, annotations, plans, and who could be hit by mistake").Produces<CaseView>();
        v1.MapGet("/cases/{id}/network", (long id) => Answers.Json(Found(desk.Book.Network(id), "case", id)))
            .Needs(Scopes.Review, "Cases", "The network as it came in: ties, artifacts, timeline").Produces<DetectedNetwork>();
        v1.MapPost("/cases/{id}/review", (long id, HttpContext context) => desk.Do((book, now) => book.Begin(id, Who(context), now)).Answer())
            .Needs(Scopes.Review, "Cases", "Begins the review, also of one that was cleared or is watched").Produces<NetworkCase>();
        v1.MapPost("/cases/{id}/members", async (long id, HttpContext context) =>
            {
                var asked = await Body<MembersRequest>(context);
                return desk.Do((book, now) => book.Stand(id, asked.Accounts, asked.Standing, asked.Reason, Who(context), now)).Answer();
            })
            .Needs(Scopes.Review, "Cases", "Includes, excludes or protects accounts, with a reason").Accepts<MembersRequest>("application/json").Produces<NetworkCase>();
        v1.MapPost("/cases/{id}/annotations", async (long id, HttpContext context) =>
            {
                var asked = await Body<AnnotationRequest>(context);
                return desk.Do((book, now) => book.Annotate(id, asked.About, asked.Text, Who(context), now)).Answer(StatusCodes.Status201Created);
            })
            .Needs(Scopes.Review, "Cases", "Writes at a case, an account or an artifact").Accepts<AnnotationRequest>("application/json").Produces<Annotation>(201);
        v1.MapPost("/cases/{id}/clear", async (long id, HttpContext context) =>
            {
                var asked = await Body<ReasonRequest>(context);
                return desk.Do((book, now) => book.Clear(id, asked.Reason, Who(context), now)).Answer();
            })
            .Needs(Scopes.Review, "Cases", "Says that it is no such network").Accepts<ReasonRequest>("application/json").Produces<NetworkCase>();
        v1.MapPost("/cases/{id}/dry-run", async (long id, HttpContext context) =>
            {
                var asked = await Body<StagesRequest>(context);
                return desk.Book.DryRun(id, asked.Stages ?? Takedown.Usual, desk.PlatformOf(id)).Answer();
            })
            .Needs(Scopes.Review, "Cases", "What a plan would do, without doing it").Accepts<StagesRequest>("application/json").Produces<DryRun>();
        MapPlans(v1, desk);
    }

    private static void MapPlans(RouteGroupBuilder v1, CaseworkDesk desk)
    {
        v1.MapPost("/cases/{id}/plans", async (long id, HttpContext context) =>
            {
                var asked = await Body<PlanRequest>(context);
                return desk.Do((book, now) => book.Propose(id, asked.Stages ?? Takedown.Usual, asked.Mark, asked.Reason, desk.PlatformOf(id), Who(context), now)).Answer(StatusCodes.Status201Created);
            })
            .Needs(Scopes.Review, "Cases", "Proposes the plan that a dry run showed").Accepts<PlanRequest>("application/json").Produces<Plan>(201);
        v1.MapGet("/cases/{id}/plans/{plan}", (long id, int plan) => Answers.Json(Found(desk.Book.Plan(id, plan), "plan", plan)))
            .Needs(Scopes.Review, "Cases", "A plan and how far it is").Produces<Plan>();
        v1.MapGet("/cases/{id}/plans/{plan}/measures", (long id, int plan, bool? undo, string? state, int? limit) =>
            {
                Found(desk.Book.Plan(id, plan), "plan", plan);
                return Answers.Json(desk.Book.MeasuresOf($"case-{id}-{plan}{(undo == true ? "-undo" : "")}", Word<MeasureState>(state, "state"), Answers.Limit(limit)));
            })
            .Needs(Scopes.Review, "Cases", "What a plan does to each account, one by one").Produces<IReadOnlyList<Measure>>();
        v1.MapPost("/cases/{id}/plans/{plan}/approve", (long id, int plan, HttpContext context) =>
                desk.Do((book, now) => book.Approve(id, plan, desk.PlatformOf(id), Who(context), now)).Answer())
            .Needs(Scopes.Approve, "Cases", "Approves another person's plan, which begins it").Produces<Plan>();
        v1.MapPost("/cases/{id}/plans/{plan}/reject", async (long id, int plan, HttpContext context) =>
            {
                var asked = await Body<ReasonRequest>(context);
                return desk.Do((book, now) => book.Reject(id, plan, asked.Reason, Who(context), now)).Answer();
            })
            .Needs(Scopes.Review, "Cases", "Says no to a plan, or takes back one's own").Accepts<ReasonRequest>("application/json").Produces<Plan>();
        v1.MapPost("/cases/{id}/plans/{plan}/retry", async (long id, int plan, HttpContext context) =>
                (await desk.DoAlone((book, now) => book.Retry(id, plan, Who(context), now), context.RequestAborted)).Answer())
            .Needs(Scopes.Review, "Cases", "Tries again what failed").Produces<Plan>();
        v1.MapPost("/cases/{id}/plans/{plan}/go-on", async (long id, int plan, HttpContext context) =>
            {
                var asked = await Body<ReasonRequest>(context);
                return (await desk.DoAlone((book, now) => book.GoOn(id, plan, asked.Reason, Who(context), now), context.RequestAborted)).Answer();
            })
            .Needs(Scopes.Approve, "Cases", "Goes on without what failed").Accepts<ReasonRequest>("application/json").Produces<Plan>();
        v1.MapPost("/cases/{id}/plans/{plan}/undo", async (long id, int plan, HttpContext context) =>
            {
                var asked = await Body<ReasonRequest>(context);
                return (await desk.DoAlone((book, now) => book.Undo(id, plan, asked.Reason, Who(context), now), context.RequestAborted)).Answer();
            })
            .Needs(Scopes.Approve, "Cases", "Takes back the reversible stages of a plan").Accepts<ReasonRequest>("application/json").Produces<Plan>();
    }

    private static async Task<IResult> Take(HttpContext context, CaseworkDesk desk)
    {
        using var body = await BodyReader.Read(context.Request, desk.MostNetworkBytes, context.RequestAborted);
        if (body.TooLong)
            throw new Http.RequestProblem(StatusCodes.Status413PayloadTooLarge, "Body too long", $"a body is at most {desk.MostNetworkBytes} bytes; send the networks one by one");
        IReadOnlyList<(DetectedNetwork Network, byte[] Source)> networks;
        try
        {
            networks = NetworkReader.Read(body.Bytes);
        }
        catch (FormatException e)
        {
            throw new RequestProblem(StatusCodes.Status422UnprocessableEntity, "No readable network", e.Message);
        }

        var who = Who(context);
        return Answers.Json(networks.Select(n => desk.Do((book, now) => book.Take(n.Network, n.Source, who, now))).ToList(), StatusCodes.Status201Created);
    }
}
