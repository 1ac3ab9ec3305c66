using Cordon.Casework.Wellness;
using Cordon.Server.Access;
using Cordon.Server.Casework;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Cordon.Server.Http.CaseworkAnswers;

namespace Cordon.Server.Http;

/// <summary><c>/v1/wellness</c>: what protects those who look.</summary>
internal static class WellnessEndpoints
{
    /// <summary>Something is to be seen.</summary>
    public sealed record SeeRequest(string Entity, string Reason)
    {
        /// <summary>What kind of material.</summary>
        public string Material { get; init; } = "";

        /// <summary>The job that it is for.</summary>
        public long? Job { get; init; }

        /// <summary>How much of the budget it takes.</summary>
        public int Weight { get; init; } = 1;
    }

    /// <summary>Kinds of material that the caller does not want to see.</summary>
    public sealed record OptOutRequest(IReadOnlyList<string> Materials);

    /// <summary>Somebody may see more in this shift.</summary>
    public sealed record OverrideRequest(string Person, int More, string Reason);

    public static void Map(RouteGroupBuilder v1, CaseworkDesk desk)
    {
        v1.MapGet("/wellness", (HttpContext context) => Answers.Json(desk.Book.ShiftOf(Who(context).Name, desk.Now)))
            .Needs(Scopes.Review, "Wellness", "How the caller's own shift stands").Produces<ShiftStanding>();
        v1.Post("/wellness/reveals", async context =>
            {
                var asked = await Body<SeeRequest>(context);
                var request = new RevealRequest(Answers.Entity(asked.Entity, "entity").Text, asked.Material, asked.Reason, asked.Job, asked.Weight);
                return desk.Reveal(request, Who(context)).Answer(StatusCodes.Status201Created);
            })
            .Needs(Scopes.Review, "Wellness", "Asks to see something; the ledger has it before it is given").Accepts<SeeRequest>("application/json").Produces<Reveal>(201);
        v1.Post("/wellness/opt-outs", async context =>
            {
                var asked = await Body<OptOutRequest>(context);
                if (asked.Materials.Count > 100 || asked.Materials.Any(m => m is null or { Length: > 64 }))
                    throw Wrong("materials: at most 100 names of at most 64 characters");
                desk.Book.OptOut(asked.Materials, Who(context), desk.Now);
                return Answers.Json(desk.Book.ShiftOf(Who(context).Name, desk.Now));
            })
            .Needs(Scopes.Review, "Wellness", "Says what the caller does not want to see; nobody asks why").Accepts<OptOutRequest>("application/json").Produces<ShiftStanding>();
        v1.Post("/wellness/overrides", async context =>
            {
                var asked = await Body<OverrideRequest>(context);
                desk.Do((book, now) => book.Override(asked.Person, asked.More, asked.Reason, Who(context), now)).OrThrow();
                return Results.NoContent();
            })
            .Needs(Scopes.Approve, "Wellness", "Lets another person see more in this shift").Accepts<OverrideRequest>("application/json").Produces(204);
        v1.MapGet("/wellness/settings", () => Answers.Json(desk.Book.Wellness))
            .Needs(Scopes.Review, "Wellness", "Budget and length of a shift").Produces<WellnessSettings>();
        v1.MapPut("/wellness/settings", async (HttpContext context) =>
            {
                var settings = await Body<WellnessSettings>(context);
                return Set(desk, settings, settings.Problem(), (book, now) => book.SetWellness(settings, Who(context), now));
            })
            .Needs(Scopes.Approve, "Wellness", "Sets budget and length of a shift").Accepts<WellnessSettings>("application/json").Produces<WellnessSettings>();
        v1.MapGet("/wellness/figures", (int? days) => Answers.Json(desk.Book.WellnessFigures(Answers.Limit(days, 366, 28), desk.Now)))
            .Needs(Scopes.Approve, "Wellness", "Figures of all together; none of a group too small").Produces<WellnessFigures>();
    }
}
