using Cordon.Casework;
using Cordon.Casework.Decisions;
using Cordon.Casework.Queues;
using Cordon.Events;
using Cordon.Server.Access;
using Cordon.Server.Casework;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Cordon.Server.Http.CaseworkAnswers;

namespace Cordon.Server.Http;

/// <summary><c>/v1/jobs</c>: one job, many at once, and where jobs go.</summary>
internal static class JobEndpoints
{
    private const int MostAtOnce = 1000;

    /// <summary>Something to be looked at.</summary>
    public sealed record JobRequest(string Subject, string Note)
    {
        /// <summary>The queue; routing rules may say another.</summary>
        public string? Queue { get; init; }

        /// <summary>How grave.</summary>
        public CaseSeverity Severity { get; init; } = CaseSeverity.Medium;

        /// <summary>0 to 100.</summary>
        public int Priority { get; init; }

        /// <summary>How many people saw it.</summary>
        public long Exposure { get; init; }
    }

    /// <summary>A job with a known answer, to measure with.</summary>
    public sealed record GoldenRequest(string Subject, string Queue, string Expected)
    {
        /// <summary>How grave.</summary>
        public CaseSeverity Severity { get; init; } = CaseSeverity.Medium;

        /// <summary>The rule that it is to look like coming from.</summary>
        public string By { get; init; } = "review";
    }

    /// <summary>A job is given back.</summary>
    public sealed record ReleaseRequest
    {
        /// <summary>Whether it is not to be given to this person again for a day.</summary>
        public bool Skip { get; init; }

        /// <summary>Why.</summary>
        public string Reason { get; init; } = "";
    }

    /// <summary>A job goes to another queue.</summary>
    public sealed record MoveRequest(string Queue, string Reason);

    /// <summary>A comment.</summary>
    public sealed record CommentRequest(string Text);

    /// <summary>What was found: a reason of the policy, or none.</summary>
    public sealed record RulingRequest(string Ruling, string Note);

    /// <summary>Which jobs are meant.</summary>
    public sealed record PreviewRequest(JobFilter Filter);

    /// <summary>The jobs of a preview go to another queue.</summary>
    public sealed record BulkMoveRequest(JobFilter Filter, string Mark, string Queue, string Reason);

    /// <summary>The jobs of a preview are decided alike.</summary>
    public sealed record BulkRulingRequest(JobFilter Filter, string Mark, string Ruling, string Note);

    /// <summary>How many jobs were touched.</summary>
    public sealed record BulkAnswer(int Jobs);

    public static void Map(RouteGroupBuilder v1, CaseworkDesk desk)
    {
        v1.Post("/jobs", async context =>
            {
                var asked = await Body<JobRequest>(context);
                var who = Who(context);
                var subject = Answers.Entity(asked.Subject, "subject").Text;
                if (asked.Note.Length is 0 or > 10_000)
                    throw Wrong("note: 1 to 10,000 characters say what to look at");
                if (asked.Priority is < 0 or > 100 || asked.Exposure < 0)
                    throw Wrong("priority is 0 to 100, and exposure at least 0");
                return Answers.Json(desk.Do((book, now) => book.Add(new IncomingJob
                {
                    Subject = subject,
                    Queue = asked.Queue is null ? "" : Queue(asked.Queue),
                    Severity = asked.Severity,
                    Priority = asked.Priority,
                    Exposure = asked.Exposure,
                    Source = "api",
                    By = who.Name,
                    Note = asked.Note,
                    At = now,
                    Labels = desk.LabelsOf(subject),
                })), StatusCodes.Status201Created);
            })
            .Needs(Scopes.Review, "Jobs", "Puts something before people; of what is open already, it becomes one more reason").Accepts<JobRequest>("application/json").Produces<Job>(201);
        v1.Post("/jobs/golden", async context =>
            {
                var asked = await Body<GoldenRequest>(context);
                var subject = Answers.Entity(asked.Subject, "subject").Text;
                if (asked.Expected != JobLook.NoViolation && desk.Book.Rules.Find(asked.Expected) is null)
                    throw Wrong($"expected: '{Shown.Brief(asked.Expected)}' is no reason of the house's rules, and not none");
                return Answers.Json(desk.Do((book, now) => book.Add(new IncomingJob
                {
                    Subject = subject,
                    Queue = Queue(asked.Queue),
                    Severity = asked.Severity,
                    Source = "rule",
                    By = asked.By,
                    At = now,
                    Golden = asked.Expected,
                })), StatusCodes.Status201Created);
            })
            .Needs(Scopes.Approve, "Jobs", "Puts a job with a known answer among the others; nothing follows from how it is decided").Accepts<GoldenRequest>("application/json").Produces<Job>(201);
        v1.MapGet("/jobs", (string subject, int? limit) => Answers.Json(desk.Book.JobsOf(Answers.Entity(subject, "subject").Text, Answers.Limit(limit))))
            .Needs(Scopes.Read, "Jobs", "The jobs about a subject, the latest first").Produces<IReadOnlyList<Job>>();
        v1.MapGet("/jobs/mine", (HttpContext context) => Answers.Json(desk.Book.ClaimsOf(Who(context).Name, desk.Now)))
            .Needs(Scopes.Review, "Jobs", "The jobs that the caller has claimed").Produces<IReadOnlyList<Job>>();
        v1.MapGet("/jobs/{id}", (long id, HttpContext context) => Answers.Json(Found(desk.Book.View(id, Who(context)), "job", id)))
            .Needs(Scopes.Review, "Jobs", "A job with its reasons, comments and findings").Produces<JobView>();
        v1.MapPost("/jobs/{id}/claim", (long id, HttpContext context) => desk.Do((book, now) => book.Claim(id, Who(context), now)).Answer())
            .Needs(Scopes.Review, "Jobs", "Claims a job, or extends one's claim").Produces<Job>();
        v1.MapPost("/jobs/{id}/release", async (long id, HttpContext context) =>
            {
                var asked = await Body<ReleaseRequest>(context);
                return desk.Do((book, now) => book.Release(id, Who(context), now, asked.Skip, asked.Reason)).Answer();
            })
            .Needs(Scopes.Review, "Jobs", "Gives a job back; skip: not to the caller again for a day").Accepts<ReleaseRequest>("application/json").Produces<Job>();
        v1.MapPost("/jobs/{id}/move", async (long id, HttpContext context) =>
            {
                var asked = await Body<MoveRequest>(context);
                return desk.Do((book, now) => book.Move(id, Queue(asked.Queue), Who(context), now, asked.Reason)).Answer();
            })
            .Needs(Scopes.Review, "Jobs", "Moves a job to another queue").Accepts<MoveRequest>("application/json").Produces<Job>();
        v1.MapPost("/jobs/{id}/comments", async (long id, HttpContext context) =>
            {
                var asked = await Body<CommentRequest>(context);
                return desk.Do((book, now) => book.Comment(id, Who(context), now, asked.Text)).Answer(StatusCodes.Status201Created);
            })
            .Needs(Scopes.Review, "Jobs", "Writes beside a job").Accepts<CommentRequest>("application/json").Produces<JobComment>(201);
        v1.MapPost("/jobs/{id}/ruling", async (long id, HttpContext context) =>
            {
                var asked = await Body<RulingRequest>(context);
                return desk.Do((book, now) => book.Rule(id, asked.Ruling, asked.Note, Who(context), now)).Answer();
            })
            .Needs(Scopes.Review, "Jobs", "Says what was found at a job that the caller has claimed").Accepts<RulingRequest>("application/json").Produces<RulingOutcome>();
        MapBulk(v1, desk);
        v1.MapGet("/jobs/routes", () => Answers.Json(desk.Book.Routes))
            .Needs(Scopes.Read, "Jobs", "Where jobs go: the first rule that fits").Produces<IReadOnlyList<RoutingRule>>();
        v1.MapPut("/jobs/routes", async (HttpContext context) =>
            {
                var rules = await Body<List<RoutingRule>>(context);
                if (rules.Count > 1000)
                    throw Wrong("there are at most 1,000 routing rules");
                foreach (var rule in rules)
                    Queue(rule.To);
                desk.Do((book, now) =>
                {
                    book.SetRoutes(rules, Who(context), now);
                    return true;
                });
                return Answers.Json(rules);
            })
            .Needs(Scopes.Approve, "Jobs", "Replaces the routing rules").Accepts<List<RoutingRule>>("application/json").Produces<IReadOnlyList<RoutingRule>>();
        v1.MapGet("/jobs/quality", (string? queue, int? days) => Answers.Json(desk.Book.Quality(queue, desk.Now - TimeSpan.FromDays(Answers.Limit(days, 3660, 90)))))
            .Needs(Scopes.Approve, "Jobs", "How far people agree, and how often they find what is known").Produces<Quality>();
    }

    private static void MapBulk(RouteGroupBuilder v1, CaseworkDesk desk)
    {
        v1.Post("/jobs/bulk/preview", async context =>
            {
                var asked = await Body<PreviewRequest>(context);
                return Answers.Json(desk.Book.Preview(Checked(asked.Filter), Who(context), desk.Now));
            })
            .Needs(Scopes.Review, "Jobs", "What a bulk act would touch").Accepts<PreviewRequest>("application/json").Produces<BulkPreview>();
        v1.Post("/jobs/bulk/move", async context =>
            {
                var asked = await Body<BulkMoveRequest>(context);
                return Answers.Json(new BulkAnswer(desk.Do((book, now) => book.MoveAll(Checked(asked.Filter), asked.Mark, Queue(asked.Queue), Who(context), now, asked.Reason)).OrThrow()));
            })
            .Needs(Scopes.Review, "Jobs", "Moves the jobs of a preview").Accepts<BulkMoveRequest>("application/json").Produces<BulkAnswer>();
        v1.Post("/jobs/bulk/ruling", async context =>
            {
                var asked = await Body<BulkRulingRequest>(context);
                return Answers.Json(new BulkAnswer(desk.Do((book, now) => book.RuleAll(Checked(asked.Filter), asked.Mark, asked.Ruling, asked.Note, Who(context), now)).OrThrow()));
            })
            .Needs(Scopes.Review, "Jobs", "Decides the jobs of a preview alike").Accepts<BulkRulingRequest>("application/json").Produces<BulkAnswer>();
    }

    private static JobFilter Checked(JobFilter filter) => (filter.Queue is null) == (filter.Jobs is null)
        ? throw Wrong("filter: name a queue, or jobs by their numbers; one of the two")
        : filter.Jobs is { Count: > MostAtOnce } ? throw Wrong($"filter: at most {MostAtOnce} jobs at once") : filter;
}
