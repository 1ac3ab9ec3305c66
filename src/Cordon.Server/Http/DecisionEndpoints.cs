using Cordon.Casework.Decisions;
using Cordon.Casework.Enforcement;
using Cordon.Server.Access;
using Cordon.Server.Casework;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Cordon.Server.Http.CaseworkAnswers;

namespace Cordon.Server.Http;

/// <summary><c>/v1/decisions</c> and <c>/v1/appeals</c>: what was decided, what follows, and who says that it is wrong.</summary>
internal static class DecisionEndpoints
{
    /// <summary>A decision with what followed.</summary>
    public sealed record DecisionAnswer(Decision Decision, Notice? Notice, IReadOnlyList<Measure> Measures);

    /// <summary>Somebody says that a decision is wrong.</summary>
    public sealed record AppealRequest(string Text);

    /// <summary>A notice is sent later, or never.</summary>
    public sealed record NoticeRequest(string Reason)
    {
        /// <summary>When; null for never.</summary>
        public DateTimeOffset? Until { get; init; }
    }

    /// <summary>How an appeal is decided.</summary>
    public sealed record AppealRuling(bool Overturn, string Note);

    public static void Map(RouteGroupBuilder v1, CaseworkDesk desk)
    {
        v1.MapGet("/decisions", (long? before, int? limit) => Answers.Json(desk.Book.Decisions(before, Answers.Limit(limit))))
            .Needs(Scopes.Read, "Decisions", "Decisions, the latest first").Produces<IReadOnlyList<Decision>>();
        v1.MapGet("/decisions/{id}", (long id) =>
            {
                var decision = Found(desk.Book.Decision(id), "decision", id);
                return Answers.Json(new DecisionAnswer(decision, desk.Book.NoticeOf(id), desk.Book.MeasuresOf($"decision-{id}", null, 100)));
            })
            .Needs(Scopes.Read, "Decisions", "A decision, its notice, and what followed").Produces<DecisionAnswer>();
        v1.MapGet("/decisions/of", (string entity) => Answers.Json(desk.Book.RecordOf(Answers.Entity(entity, "entity").Text, desk.Now)))
            .Needs(Scopes.Read, "Decisions", "What is known of an entity from people's work: strikes, decisions, appeals, jobs").Produces<EntityRecord>();
        v1.MapGet("/decisions/rules", () => Answers.Json(desk.Book.Rules))
            .Needs(Scopes.Read, "Decisions", "The rules of the house: reasons and the ladder").Produces<HouseRules>();
        v1.MapPut("/decisions/rules", async (HttpContext context) =>
            {
                var rules = await Body<HouseRules>(context);
                return Set(desk, rules, rules.Problem(), (book, now) => book.SetRules(rules, Who(context), now));
            })
            .Needs(Scopes.Approve, "Decisions", "Replaces the rules of the house").Accepts<HouseRules>("application/json").Produces<HouseRules>();
        v1.MapPost("/decisions/{id}/appeals", async (long id, HttpContext context) =>
            {
                var asked = await Body<AppealRequest>(context);
                return desk.Do((book, now) => book.AddAppeal(id, asked.Text, Who(context), now)).Answer(StatusCodes.Status201Created);
            })
            .Needs(Scopes.Review, "Appeals", "Takes in an appeal").Accepts<AppealRequest>("application/json").Produces<Appeal>(201);
        v1.MapPost("/decisions/{id}/notice", async (long id, HttpContext context) =>
            {
                var asked = await Body<NoticeRequest>(context);
                return (await desk.DoAlone((book, now) => book.DeferNotice(id, asked.Until, asked.Reason, Who(context), now), context.RequestAborted)).Answer();
            })
            .Needs(Scopes.Review, "Decisions", "Sends the user's notice later, or never").Accepts<NoticeRequest>("application/json").Produces<Notice>();
        v1.MapGet("/appeals", (string? state, int? limit) => Answers.Json(desk.Book.Appeals(Word<AppealState>(state, "state"), Answers.Limit(limit))))
            .Needs(Scopes.Read, "Appeals", "Appeals, those that wait longest first").Produces<IReadOnlyList<Appeal>>();
        v1.MapGet("/appeals/figures", () => Answers.Json(desk.Book.AppealFigures()))
            .Needs(Scopes.Read, "Appeals", "Appeals in numbers, and how many decisions were taken back").Produces<AppealFigures>();
        v1.MapPost("/appeals/{id}/ruling", async (long id, HttpContext context) =>
            {
                var asked = await Body<AppealRuling>(context);
                return (await desk.DoAlone((book, now) => book.DecideAppeal(id, asked.Overturn, asked.Note, Who(context), now), context.RequestAborted)).Answer();
            })
            .Needs(Scopes.Review, "Appeals", "Decides an appeal; never somebody who had part in the decision").Accepts<AppealRuling>("application/json").Produces<Appeal>();
    }
}
