using System.Security.Cryptography;
using Cordon.Casework.Ledger;
using Cordon.Policy.Effects;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Cordon.Server.Outbox;
using Cordon.Storage.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary><c>/v1/webhooks</c> and <c>/v1/deliveries</c>: who is told of effects, and what did not arrive.</summary>
internal static class WebhookEndpoints
{
    private static readonly string[] Kinds = [Words.Of(EffectKind.Enforce), Words.Of(EffectKind.Notify), Words.Of(EffectKind.Hold)];

    /// <summary>A webhook to be made.</summary>
    public sealed record WebhookRequest(string Url, IReadOnlyList<string> Kinds);

    /// <summary>A webhook; its secret is shown once, when it is made.</summary>
    public sealed record WebhookAnswer(string Id, string Url, IReadOnlyList<string> Kinds, DateTimeOffset Created, string? Secret);

    /// <summary>A delivery.</summary>
    public sealed record DeliveryAnswer(string Id, string Webhook, string Kind, DateTimeOffset Made, DateTimeOffset Due, int Attempts, string State, string? Problem);

    /// <summary>What is to be sent again.</summary>
    public sealed record RedriveRequest
    {
        /// <summary>One delivery; null for all that are dead.</summary>
        public string? Id { get; init; }
    }

    public static void Map(RouteGroupBuilder v1, CordonEngine engine)
    {
        v1.MapGet("/webhooks", () => Answers.Json(engine.Store.Webhooks().Select(w => new WebhookAnswer(w.Id, w.Url.ToString(), w.Kinds, w.Created, null)).ToList()))
            .Needs(Scopes.Admin, "Webhooks", "Who is told of effects").Produces<IReadOnlyList<WebhookAnswer>>();
        v1.Post("/webhooks", context => Add(context, engine))
            .Needs(Scopes.Admin, "Webhooks", "Adds a webhook; its secret is in the answer, and nowhere else").Accepts<WebhookRequest>("application/json").Produces<WebhookAnswer>(201);
        v1.MapDelete("/webhooks/{id}", (string id, HttpContext context) =>
            {
                if (engine.Store.Webhooks().Any(w => w.Id == id))
                    engine.Acts.Enter(Caller.Of(context).Name, "webhook.remove", $"webhook:{id}");
                if (!engine.Store.RemoveWebhook(id, engine.Now))
                    throw new RequestProblem(StatusCodes.Status404NotFound, "No such webhook", $"there is no webhook '{Events.Shown.Brief(id)}'");
                engine.WebhooksChanged();
                return Results.NoContent();
            })
            .Needs(Scopes.Admin, "Webhooks", "Removes a webhook; what waits for it is given up").Produces(204);
        v1.MapGet("/deliveries", (string? state, int? limit) => Answers.Json(engine.Store.Deliveries(State(state), Answers.Limit(limit)).Select(d =>
                new DeliveryAnswer(d.Id, d.Webhook, d.Kind, d.Made, d.Due, d.Attempts, Word(d.State), d.Problem)).ToList()))
            .Needs(Scopes.Admin, "Webhooks", "Deliveries in a state: waiting, done, dead").Produces<IReadOnlyList<DeliveryAnswer>>();
        v1.Post("/deliveries/redrive", async context =>
            {
                var request = await JsonBody.Read<RedriveRequest>(context.Request, 1 << 16, context.RequestAborted);
                return Answers.Json(new { redriven = engine.Store.Redrive(request.Id, engine.Now) });
            })
            .Needs(Scopes.Admin, "Webhooks", "Sends dead deliveries again").Accepts<RedriveRequest>("application/json");
    }

    private static async Task<IResult> Add(HttpContext context, CordonEngine engine)
    {
        var request = await JsonBody.Read<WebhookRequest>(context.Request, 1 << 16, context.RequestAborted);
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || !(url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback)) || url.UserInfo.Length > 0)
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad address", "url is an https address without a password in it; http only to this machine");
        if (request.Kinds.Count == 0 || request.Kinds.Any(k => !Kinds.Contains(k)))
            throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad kinds", $"kinds are some of {string.Join(", ", Kinds)}");
        var secret = RandomNumberGenerator.GetBytes(32);
        var webhook = new Webhook("w" + RandomNumberGenerator.GetHexString(12, lowercase: true), url, secret, [.. request.Kinds.Distinct()], engine.Now);
        engine.Acts.Enter(Caller.Of(context).Name, "webhook.add", $"webhook:{webhook.Id}", new LedgerDetail("kinds", webhook.Kinds), new LedgerDetail("url", webhook.Url.ToString()));
        engine.Store.Add(webhook);
        engine.WebhooksChanged();
        return Answers.Json(
            new WebhookAnswer(webhook.Id, webhook.Url.ToString(), webhook.Kinds, webhook.Created, WebhookSignature.SecretPrefix + Convert.ToBase64String(secret)), StatusCodes.Status201Created);
    }

    private static DeliveryState State(string? word) => word switch
    {
        null or "dead" => DeliveryState.Dead,
        "waiting" => DeliveryState.Waiting,
        "done" => DeliveryState.Done,
        _ => throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad query", $"state is '{Events.Shown.Brief(word)}'; it is waiting, done or dead"),
    };

    private static string Word(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "waiting",
        DeliveryState.Done => "done",
        _ => "dead",
    };
}
