using Cordon.Events.Reading;
using Cordon.Policy.Commands;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Cordon.Storage.Log;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary><c>/v1/rules</c>, <c>/v1/explain</c>, <c>/v1/counters</c>: how rules do, and why.</summary>
internal static class RuleEndpoints
{
    private static readonly PayloadReader Reader = new();

    /// <summary>How a rule stands to an event.</summary>
    public sealed record Explanation(string Rule, bool Holds, string? Error, IReadOnlyList<Finding> Findings);

    /// <summary>A part of a condition and what it gave.</summary>
    public sealed record Finding(string Text, string Value);

    /// <summary>A counter of the active policy in numbers.</summary>
    public sealed record CounterAnswer(string Name, long Keys, long Bytes, long Late, long Evicted);

    /// <summary>How a rule does.</summary>
    public sealed record RuleAnswer(
        string Rule, long Evaluations, long Hits, long Errors, bool Shadow, bool Broken, long BrokenAt, long WindowEvaluations, long WindowHits, double? PastRate, long Cost);

    public static void Map(RouteGroupBuilder v1, CordonEngine engine)
    {
        v1.MapGet("/rules", () => Answers.Json(Health(engine)))
            .Needs(Scopes.Read, "Rules", "How each rule of the active policy does: hits, errors, cost, whether it is broken").Produces<IReadOnlyList<RuleAnswer>>();
        v1.MapPost("/rules/{name}/reset", async (string name, HttpContext context) =>
            {
                var request = await JsonBody.Read<PolicyEndpoints.ReasonRequest>(context.Request, 1 << 16, context.RequestAborted);
                var body = new ResetCommand(name, Caller.Of(context).Name, request.Reason).ToBytes();
                if (!ResetCommand.TryRead(body, out _, out var problem))
                    throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad request", problem);
                var evaluation = await engine.Execute(new Command(CommandNames.RuleReset, body), context.RequestAborted);
                return evaluation.Errors.Count == 0
                    ? Answers.Json(Health(engine).Where(h => h.Rule == name).ToList())
                    : throw new RequestProblem(StatusCodes.Status409Conflict, "Not done", string.Join("; ", evaluation.Errors.Select(e => e.Message)));
            })
            .Needs(Scopes.Policy, "Rules", "Lets a rule act again that ran away").Accepts<PolicyEndpoints.ReasonRequest>("application/json").Produces<IReadOnlyList<RuleAnswer>>();
        v1.Post("/explain", context => Explain(context, engine))
            .Needs(Scopes.Read, "Rules", "How the rules stand to an event now, without taking it in").Accepts<object>("application/json").Produces<IReadOnlyList<Explanation>>();
        v1.MapGet("/counters", () => Answers.Json(engine.Ask(e => e.Counters)
                .Select(c => new CounterAnswer(c.Name, c.Statistics.Keys, c.Statistics.Bytes, c.Statistics.Late, c.Statistics.Evicted)).ToList()))
            .Needs(Scopes.Read, "Rules", "The counters of the active policy in numbers").Produces<IReadOnlyList<CounterAnswer>>();
        v1.MapGet("/counters/{name}", (string name, string key) =>
            {
                var now = engine.Now;
                return engine.Ask(e => e.ReadCounter(name, key, now)) is { } value
                    ? Answers.Json(new { name, key, value = double.IsFinite(value) ? value : (double?)null })
                    : throw new RequestProblem(StatusCodes.Status404NotFound, "No such counter", $"the active policy has no counter '{Events.Shown.Brief(name)}'");
            })
            .Needs(Scopes.Read, "Rules", "What a counter reads for a key now");
    }

    private static List<RuleAnswer> Health(CordonEngine engine) => [.. engine.Ask(e => e.Health).Select(h => new RuleAnswer(
        h.Rule, h.Evaluations, h.Hits, h.Errors, h.Shadow, h.Broken, h.BrokenAt, h.WindowEvaluations, h.WindowHits, double.IsNaN(h.PastRate) ? null : h.PastRate, h.Cost))];

    private static async Task<IResult> Explain(HttpContext context, CordonEngine engine)
    {
        using var body = await BodyReader.Read(context.Request, Events.Limits.LineBytes, context.RequestAborted);
        if (body.TooLong)
            throw new RequestProblem(StatusCodes.Status413PayloadTooLarge, "Body too long", "one event is at most 1 MiB");
        var read = Reader.Read(body.Bytes, Events.Limits.LineBytes, context.RequestAborted);
        if (read.Damage is not null || read.Records.Count != 1)
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Not one event", read.Damage ?? $"the body holds {read.Records.Count} events; send one");
        if (read.Records[0].Reject is { } reject)
        {
            throw new RequestProblem(StatusCodes.Status422UnprocessableEntity, "No readable event", "the body is not an event",
                [new ProblemPlace(reject.Line, reject.Column, null, reject.Reason)]);
        }

        return Answers.Json(engine.Ask(e => e.Explain(read.Records[0].Event!))
            .Select(x => new Explanation(x.Rule, x.Holds, x.Error, [.. x.Findings.Select(f => new Finding(f.Text, f.Value))])).ToList());
    }
}
