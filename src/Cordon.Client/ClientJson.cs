using System.Text.Json.Serialization;

namespace Cordon.Client;

/// <summary>The bodies of questions and answers, as the API has them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RankBody))]
[JsonSerializable(typeof(SuggestBody))]
[JsonSerializable(typeof(TagsBody))]
[JsonSerializable(typeof(ConnectBody))]
[JsonSerializable(typeof(SearchBody))]
[JsonSerializable(typeof(DecisionsReply))]
[JsonSerializable(typeof(OneReply))]
[JsonSerializable(typeof(SearchReply))]
[JsonSerializable(typeof(SurfacesReply))]
internal sealed partial class ClientJson : JsonSerializerContext;

/// <summary>What every answer tells.</summary>
internal interface IReply
{
    bool Stale { get; }
}

internal sealed record RankBody(string Surface, string? Viewer, string? Age, IReadOnlyList<GuardCandidate> Candidates);

internal sealed record SuggestBody(string Surface, IReadOnlyList<string> Completions);

internal sealed record TagsBody(string Surface, string? Viewer, string? Age, IReadOnlyList<string> Tags);

internal sealed record ConnectBody(string From, string? FromAge, string To, string? ToAge, string How);

internal sealed record SearchBody(string Query, string Surface, string? Viewer, string? Locale);

internal sealed record DecisionsReply(string Version, bool Stale, IReadOnlyList<DecisionReply> Decisions) : IReply;

internal sealed record DecisionReply(string Verdict, string? Reason, double? Factor);

internal sealed record OneReply(string Version, bool Stale, string Verdict, string? Reason) : IReply;

internal sealed record SearchReply(string Version, bool Stale, string Verdict, string? Reason, bool ShowAnyway, string? SafeQuery, MessageReply? Message) : IReply;

internal sealed record MessageReply(string Text, string? Help);

internal sealed record SurfacesReply(IReadOnlyList<SurfaceReply> Surfaces);

internal sealed record SurfaceReply(string Surface, string Fail, double BudgetMs);
