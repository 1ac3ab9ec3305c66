using Cordon.Events;
using Cordon.Policy.Commands;
using Cordon.Policy.Effects;
using Cordon.Policy.Labels;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Cordon.Storage.Log;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary><c>/v1/labels</c>: what stands on an entity, its history, and changes by people.</summary>
internal static class LabelEndpoints
{
    private const int BodyBytes = 1 << 20;

    /// <summary>A label that stands.</summary>
    public sealed record LabelAnswer(string Entity, string Label, string Source, string SetBy, string Reason, DateTimeOffset Set, DateTimeOffset? Expires, string? Event);

    /// <summary>A change of labels.</summary>
    public sealed record LabelRequest(IReadOnlyList<string> Entities, string Label, string Reason)
    {
        /// <summary>When the label ends; null for what the policy declares.</summary>
        public DateTimeOffset? Expires { get; init; }

        /// <summary>True when the label comes from somebody else's list; an import never outranks a person.</summary>
        public bool Import { get; init; }
    }

    /// <summary>What came of a change.</summary>
    public sealed record ChangeAnswer(string Entity, string Label, string Change, string Reason, DateTimeOffset? Expires);

    public static void Map(RouteGroupBuilder v1, CordonEngine engine)
    {
        v1.MapGet("/labels", (string entity) => Standing(engine, Answers.Entity(entity, "entity")))
            .Needs(Scopes.Read, "Labels", "The labels that stand on an entity now").Produces<IReadOnlyList<LabelAnswer>>();
        v1.MapGet("/labels/history", (string entity, int? limit) => Answers.Json(engine.Store.LabelHistory(Answers.Entity(entity, "entity").Text, Answers.Limit(limit))))
            .Needs(Scopes.Read, "Labels", "The changes of an entity's labels, the latest first").Produces<IReadOnlyList<Storage.State.StoredLabelChange>>();
        v1.Post("/labels", context => Change(context, engine, CommandNames.LabelSet))
            .Needs(Scopes.Label, "Labels", "Sets a label on up to 10,000 entities").Accepts<LabelRequest>("application/json").Produces<IReadOnlyList<ChangeAnswer>>();
        v1.Post("/labels/remove", context => Change(context, engine, CommandNames.LabelRemove))
            .Needs(Scopes.Label, "Labels", "Removes a label from up to 10,000 entities").Accepts<LabelRequest>("application/json").Produces<IReadOnlyList<ChangeAnswer>>();
    }

    private static IResult Standing(CordonEngine engine, Entity entity)
    {
        var now = engine.Now;
        return Answers.Json(engine.Ask(e => e.Labels.Of(entity, now)).Select(l =>
            new LabelAnswer(entity.Text, l.Name, Words.Of(l.Source), l.SetBy, l.Reason, l.Set, l.Expires, l.EventId)).ToList());
    }

    private static async Task<IResult> Change(HttpContext context, CordonEngine engine, string name)
    {
        var request = await JsonBody.Read<LabelRequest>(context.Request, BodyBytes, context.RequestAborted);
        var command = new LabelCommand
        {
            Entities = [.. request.Entities.Select((e, i) => Answers.Entity(e, $"entities[{i}]"))],
            Label = request.Label,
            Source = request.Import ? LabelSource.Import : LabelSource.Person,
            By = Caller.Of(context).Name,
            Reason = request.Reason,
            Expires = request.Expires,
        };
        var body = command.ToBytes();
        if (!LabelCommand.TryRead(body, out _, out var problem))
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad request", problem);
        if (!engine.Ask(e => e.Policy.Labels.TryGet(request.Label, out _)))
            throw new RequestProblem(StatusCodes.Status422UnprocessableEntity, "No such label", $"the active policy declares no label '{Shown.Brief(request.Label)}'");
        var evaluation = await engine.Execute(new Command(name, body), context.RequestAborted);
        if (evaluation.Errors.Count > 0)
            throw new RequestProblem(StatusCodes.Status409Conflict, "Not done", string.Join("; ", evaluation.Errors.Select(e => e.Message)));
        return Answers.Json(evaluation.LabelChanges.Select(c => new ChangeAnswer(c.Entity.Text, c.Label.Name, Words.Of(c.Kind), c.Why, c.Label.Expires)).ToList());
    }
}
