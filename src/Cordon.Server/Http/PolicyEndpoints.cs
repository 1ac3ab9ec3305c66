using System.Text;
using Cordon.Policy.Commands;
using Cordon.Policy.Problems;
using Cordon.Policy.Rules;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Cordon.Storage.Log;
using Cordon.Storage.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary><c>/v1/policies</c>: check, keep, activate, roll back.</summary>
internal static class PolicyEndpoints
{
    private const int BodyBytes = 64 << 20;

    /// <summary>The files of a policy, by their names in its folder.</summary>
    public sealed record PolicyRequest(IReadOnlyDictionary<string, string> Files);

    /// <summary>Why something is done.</summary>
    public sealed record ReasonRequest(string Reason);

    /// <summary>A policy that is kept.</summary>
    public sealed record PolicyAnswer(string Hash, string Name, int Rules, int Counters, IReadOnlyList<string> Warnings);

    /// <summary>The policies.</summary>
    public sealed record PoliciesAnswer(string Active, IReadOnlyList<KeptPolicy> Kept, IReadOnlyList<Activation> Activations);

    /// <summary>One of the policies kept.</summary>
    public sealed record KeptPolicy(string Hash, DateTimeOffset Stored);

    public static void Map(RouteGroupBuilder v1, CordonEngine engine)
    {
        v1.MapGet("/policies", () => Answers.Json(new PoliciesAnswer(
                engine.Ask(e => e.Policy.Hash), [.. engine.Store.Policies().Select(p => new KeptPolicy(p.Hash, p.Stored))], engine.Store.Activations(1000))))
            .Needs(Scopes.Read, "Policies", "The active policy, those that are kept, and who activated which when").Produces<PoliciesAnswer>();
        v1.MapGet("/policies/{hash}", (string hash) => Answers.Json(new PolicyRequest(
                Kept(engine, hash).Source.Files.ToDictionary(f => f.Name, f => Encoding.UTF8.GetString(f.Bytes.Span)))))
            .Needs(Scopes.Read, "Policies", "The files of a policy").Produces<PolicyRequest>();
        v1.Post("/policies/check", async context => Answers.Json(Answer(await Compile(context))))
            .Needs(Scopes.Policy, "Policies", "Checks a policy without keeping it").Accepts<PolicyRequest>("application/json").Produces<PolicyAnswer>().ProducesProblem(422);
        v1.Post("/policies", async context =>
            {
                var compiled = await Compile(context);
                engine.Policies.Keep(compiled.Policy!, engine.Now);
                return Answers.Json(Answer(compiled), StatusCodes.Status201Created);
            })
            .Needs(Scopes.Policy, "Policies", "Checks a policy and keeps it").Accepts<PolicyRequest>("application/json").Produces<PolicyAnswer>(201).ProducesProblem(422);
        v1.MapPost("/policies/{hash}/activate", (string hash, HttpContext context) => Activate(context, engine, _ => Kept(engine, hash).Hash))
            .Needs(Scopes.Policy, "Policies", "Makes a kept policy the active one").Accepts<ReasonRequest>("application/json").Produces<PoliciesAnswer>();
        v1.Post("/policies/rollback", context => Activate(context, engine, active => Before(engine, active)))
            .Needs(Scopes.Policy, "Policies", "Makes the policy that was active before the active one").Accepts<ReasonRequest>("application/json").Produces<PoliciesAnswer>();
    }

    private static CompiledPolicy Kept(CordonEngine engine, string hash) => engine.Policies.Find(hash)
        ?? throw new RequestProblem(StatusCodes.Status404NotFound, "No such policy", $"there is no policy {Events.Shown.Brief(hash)}; see GET /v1/policies");

    private static string Before(CordonEngine engine, string active)
    {
        var activations = engine.Store.Activations(1000);
        return activations.SkipWhile(a => a.Hash == active).FirstOrDefault()?.Hash
            ?? throw new RequestProblem(StatusCodes.Status409Conflict, "Nothing before", "no other policy was active before this one");
    }

    private static async Task<PolicyCompilation> Compile(HttpContext context)
    {
        var request = await JsonBody.Read<PolicyRequest>(context.Request, BodyBytes, context.RequestAborted);
        PolicyCompilation compiled;
        try
        {
            compiled = PolicyCompiler.Compile(PolicySource.Of(request.Files.Select(f => new PolicyFile(f.Key, Encoding.UTF8.GetBytes(f.Value)))));
        }
        catch (PolicySourceException e)
        {
            throw new RequestProblem(StatusCodes.Status422UnprocessableEntity, "No policy", e.Message);
        }

        if (compiled.Succeeded)
            return compiled;
        throw new RequestProblem(StatusCodes.Status422UnprocessableEntity, "The policy has errors", "nothing was kept; mend the places below",
            [.. compiled.Problems.Select(p => new ProblemPlace(p.Line, p.Column, p.File, p.Hint is null ? p.Message : $"{p.Message}; {p.Hint}"))]);
    }

    private static PolicyAnswer Answer(PolicyCompilation compiled) => new(
        compiled.Policy!.Hash, compiled.Policy.Name, compiled.Policy.Rules.Count, compiled.Policy.Counters.Count,
        [.. compiled.Problems.Where(p => p.Severity == ProblemSeverity.Warning).Select(p => p.ToString())]);

    private static async Task<IResult> Activate(HttpContext context, CordonEngine engine, Func<string, string> choose)
    {
        var request = await JsonBody.Read<ReasonRequest>(context.Request, 1 << 16, context.RequestAborted);
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new RequestProblem(StatusCodes.Status400BadRequest, "No reason", "say why in 'reason'; it is kept with the activation");
        var hash = choose(engine.Ask(e => e.Policy.Hash));
        var evaluation = await engine.Execute(
            new Command(CommandNames.PolicyActivate, new ActivateCommand(hash, Caller.Of(context).Name, request.Reason).ToBytes()), context.RequestAborted);
        if (evaluation.Errors.Count > 0)
            throw new RequestProblem(StatusCodes.Status409Conflict, "Not done", string.Join("; ", evaluation.Errors.Select(e => e.Message)));
        return Answers.Json(new { active = hash });
    }
}
