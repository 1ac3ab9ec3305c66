using Cordon.Networks.Watch.Returns;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary><c>/v1/returns</c>: new accounts that may be returns of members of dismantled networks.</summary>
internal static class ReturnEndpoints
{
    /// <summary>What speaks for a return.</summary>
    public sealed record EvidenceAnswer(string Object, string Family, string Event, DateTimeOffset Time, int Members, int Users, double Weight, string Sentence);

    /// <summary>A proposed return.</summary>
    public sealed record ReturnAnswer(string Account, string Network, double Score, DateTimeOffset Registered, DateTimeOffset Time, IReadOnlyList<EvidenceAnswer> Evidence);

    public static void Map(RouteGroupBuilder v1, CordonEngine engine) =>
        v1.MapGet("/returns", (string? network, int? limit) =>
            {
                var most = Answers.Limit(limit);
                return Answers.Json(engine.Ask(_ => engine.Returns.Latest(network, most)).Select(Answer).ToList());
            })
            .Needs(Scopes.Read, "Networks", "New accounts that may be returns of members of dismantled networks, the latest first, with what speaks for it").Produces<IReadOnlyList<ReturnAnswer>>();

    private static ReturnAnswer Answer(ReturnProposal proposal) => new(
        proposal.Account.Text, proposal.Network.Text, proposal.Score, proposal.Registered, proposal.Time,
        [.. proposal.Evidence.Select(p => new EvidenceAnswer(p.Object.Text, p.Family.ToString().ToLowerInvariant(), p.EventId, p.Time, p.Members, p.Users, p.Weight, p.Sentence))]);
}
