using Cordon.Casework.Reporting;
using Cordon.Server.Access;
using Cordon.Server.Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Cordon.Server.Http.EvidenceAnswers;

namespace Cordon.Server.Http;

/// <summary><c>/v1/reports</c>: cases that are reported to authorities.</summary>
internal static class ReportEndpoints
{
    private const int CaseBytes = 4 << 20;
    private const int BodyBytes = 1 << 16;
    private const string Group = "Reports";

    /// <summary>How a case would look as a report.</summary>
    public sealed record PreviewAnswer(string Authority, string Mode, int Completeness, IReadOnlyList<string> Missing, IReadOnlyList<string> Problems, string Text);

    /// <summary>A file of a report.</summary>
    public sealed record FileAnswer(string Sha256, string State, string? FileId, string? Md5);

    /// <summary>An authority's answer to one call.</summary>
    public sealed record ReceiptAnswer(DateTimeOffset At, string Call, string Outcome, string Reply);

    /// <summary>A report.</summary>
    public sealed record ReportAnswer(
        string Id, string Case, string Authority, string Mode, string State, DateTimeOffset Created, string CreatedBy, DecisionAnswer? Approval, string? Number, bool NeedsPerson, string? Problem,
        int Attempts, int Failures, int OpenedUnknown, DateTimeOffset Due, DecisionAnswer? Retraction, DateTimeOffset? Ended, IReadOnlyList<FileAnswer> Files, IReadOnlyList<ReceiptAnswer>? Receipts);

    /// <summary>Whether a report goes on where it is, or is opened anew.</summary>
    public sealed record ResumeRequest
    {
        /// <summary>True to take it back at the authority and open it anew.</summary>
        public bool Anew { get; init; }
    }

    public static void Map(RouteGroupBuilder v1, EvidenceRoom room)
    {
        v1.Post("/reports/preview", context => Do(() => Preview(context, room)))
            .Needs(Scopes.Report, Group, "How a case would look, how complete it is and what keeps it from being filed; form=html or xml for the page or the document itself")
            .Accepts<ReportCase>("application/json").Produces<PreviewAnswer>();
        v1.Post("/reports", context => Do(async () =>
            {
                var report = room.Filer.File(await JsonBody.Read<ReportCase>(context.Request, CaseBytes, context.RequestAborted), Caller.Of(context).Name);
                room.Wake();
                return Answers.Json(Of(report, room, receipts: false), StatusCodes.Status201Created);
            }))
            .Needs(Scopes.Report, Group, "Reports a case; a real authority gets it when another person has agreed").Accepts<ReportCase>("application/json").Produces<ReportAnswer>(201).ProducesProblem(409).ProducesProblem(422);
        v1.MapGet("/reports", (int? limit) => Answers.Json(room.Store.Reports(Answers.Limit(limit)).Select(r => Of(r, room, receipts: false)).ToList()))
            .Needs(Scopes.Report, Group, "Reports, the latest first").Produces<IReadOnlyList<ReportAnswer>>();
        v1.MapGet("/reports/{id}", (string id) => Do(() => Answers.Json(Of(room.Filer.Find(id), room, receipts: true))))
            .Needs(Scopes.Report, Group, "A report, with what the authority answered").Produces<ReportAnswer>().ProducesProblem(404);
        v1.Post("/reports/{id}/approve", context => Act<EvidenceEndpoints.ReasonRequest>(context, room, (id, who, ask) => room.Filer.Approve(id, who, ask.Reason)))
            .Needs(Scopes.Approve, Group, "Agrees to a report that another person made").Accepts<EvidenceEndpoints.ReasonRequest>("application/json").Produces<ReportAnswer>().ProducesProblem(409);
        v1.Post("/reports/{id}/retract", context => Act<EvidenceEndpoints.ReasonRequest>(context, room, (id, who, ask) => room.Filer.Retract(id, who, ask.Reason)))
            .Needs(Scopes.Report, Group, "Takes back a report that is not filed yet").Accepts<EvidenceEndpoints.ReasonRequest>("application/json").Produces<ReportAnswer>().ProducesProblem(409);
        v1.Post("/reports/{id}/resume", context => Act<ResumeRequest>(context, room, (id, who, ask) => room.Filer.Resume(id, who, ask.Anew)))
            .Needs(Scopes.Report, Group, "Lets a report go on that waited for a person").Accepts<ResumeRequest>("application/json").Produces<ReportAnswer>().ProducesProblem(409);
    }

    private static async Task<IResult> Preview(HttpContext context, EvidenceRoom room)
    {
        var @case = await JsonBody.Read<ReportCase>(context.Request, CaseBytes, context.RequestAborted);
        var (completeness, problems) = (room.Filer.Look(@case), room.Filer.Problems(@case));
        var page = ReportPage.Of(@case, completeness, problems);
        switch (context.Request.Query["form"].ToString())
        {
            case "":
                return Answers.Json(new PreviewAnswer(room.Filer.Authority.Name, room.Filer.Authority.Mode, completeness.Score, completeness.Missing, problems, page.ToText()));
            case "html":
                return Results.Text(page.ToHtml(), "text/html; charset=utf-8");
            case "xml" when CaseCheck.Problems(@case).Count == 0:
                return Results.Bytes(room.Filer.Authority.Document(@case), "application/xml");
            case "xml":
                throw new ReportException(ReportProblem.Invalid, string.Join("; ", problems));
            default:
                throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad query", "form is html or xml, or left out");
        }
    }

    private static async Task<IResult> Act<T>(HttpContext context, EvidenceRoom room, Func<string, string, T, FiledReport> act)
        where T : class
    {
        var ask = await JsonBody.Read<T>(context.Request, BodyBytes, context.RequestAborted);
        return await Do(() =>
        {
            var report = act((string)context.Request.RouteValues["id"]!, Caller.Of(context).Name, ask);
            room.Wake();
            return Answers.Json(Of(report, room, receipts: false));
        });
    }

    private static ReportAnswer Of(FiledReport report, EvidenceRoom room, bool receipts) => new(
        report.Id, report.Case.Case, report.Authority, report.Mode, ReportFiler.Word(report.State), report.Created, report.CreatedBy, EvidenceAnswers.Of(report.Approval), report.Number, report.IsStuck,
        report.Problem, report.Attempt, report.Failures, report.Lost, report.Due, EvidenceAnswers.Of(report.Retraction), report.Ended,
        [.. report.Files.Select(f => new FileAnswer(f.Sha256, f.State.ToString().ToLowerInvariant(), f.FileId, f.Md5))],
        receipts ? [.. room.Store.Receipts(report.Id).Select(r => new ReceiptAnswer(r.At, r.Call, r.Outcome.ToString().ToLowerInvariant(), r.Reply))] : null);
}
