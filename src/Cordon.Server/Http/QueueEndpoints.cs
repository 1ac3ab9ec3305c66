using Cordon.Casework.Queues;
using Cordon.Server.Access;
using Cordon.Server.Casework;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Cordon.Server.Http.CaseworkAnswers;

namespace Cordon.Server.Http;

/// <summary><c>/v1/queues</c>: what waits for people, in which order, and how it is worked.</summary>
internal static class QueueEndpoints
{
    /// <summary>How a queue is to be worked; what is left out stays as it is by default.</summary>
    public sealed record SettingsRequest
    {
        /// <summary>See <see cref="QueueSettings.ClaimMinutes"/>.</summary>
        public int? ClaimMinutes { get; init; }

        /// <summary>See <see cref="QueueSettings.ClockHours"/>.</summary>
        public IReadOnlyList<double>? ClockHours { get; init; }

        /// <summary>See <see cref="QueueSettings.SecondShare"/>.</summary>
        public double? SecondShare { get; init; }

        /// <summary>See <see cref="QueueSettings.SecondFrom"/>.</summary>
        public Cordon.Casework.CaseSeverity? SecondFrom { get; init; }

        /// <summary>See <see cref="QueueSettings.SecondRulings"/>.</summary>
        public IReadOnlyList<string>? SecondRulings { get; init; }

        /// <summary>See <see cref="QueueSettings.RotateAfter"/>.</summary>
        public int? RotateAfter { get; init; }

        /// <summary>See <see cref="QueueSettings.Material"/>.</summary>
        public string? Material { get; init; }
    }

    public static void Map(RouteGroupBuilder v1, CaseworkDesk desk)
    {
        v1.MapGet("/queues", () => Answers.Json(desk.Book.Figures(desk.Now)))
            .Needs(Scopes.Read, "Queues", "The queues in numbers").Produces<IReadOnlyList<QueueFigures>>();
        v1.MapGet("/queues/{queue}", (string queue, string? state, string? after, int? limit) =>
                desk.Book.Page(Queue(queue), Word<JobState>(state, "state"), after, Answers.Limit(limit, 500, 50)).Answer())
            .Needs(Scopes.Read, "Queues", "The jobs of a queue, the most urgent first").Produces<JobPage>();
        v1.MapPost("/queues/{queue}/next", (string queue, HttpContext context) =>
            {
                var who = Who(context);
                var next = desk.Do((book, now) => book.Next(Queue(queue), who, now)).OrThrow();
                return next is null ? Results.NoContent() : Answers.Json(desk.Book.View(next.Id, who));
            })
            .Needs(Scopes.Review, "Queues", "Claims the most urgent job that is for the caller; 204 when there is none").Produces<JobView>().Produces(204);
        v1.MapGet("/queues/{queue}/settings", (string queue) => Answers.Json(desk.Book.Settings(Queue(queue))))
            .Needs(Scopes.Read, "Queues", "How a queue is worked").Produces<QueueSettings>();
        v1.MapPut("/queues/{queue}/settings", async (string queue, HttpContext context) =>
            {
                var asked = await Body<SettingsRequest>(context);
                var usual = new QueueSettings { Queue = Queue(queue) };
                var settings = usual with
                {
                    ClaimMinutes = asked.ClaimMinutes ?? usual.ClaimMinutes,
                    ClockHours = asked.ClockHours ?? usual.ClockHours,
                    SecondShare = asked.SecondShare ?? usual.SecondShare,
                    SecondFrom = asked.SecondFrom,
                    SecondRulings = asked.SecondRulings ?? usual.SecondRulings,
                    RotateAfter = asked.RotateAfter ?? usual.RotateAfter,
                    Material = asked.Material ?? usual.Material,
                };
                return Set(desk, settings, settings.Problem(), (book, now) => book.Set(settings, Who(context), now));
            })
            .Needs(Scopes.Approve, "Queues", "Says how a queue is worked").Accepts<SettingsRequest>("application/json").Produces<QueueSettings>();
    }
}
