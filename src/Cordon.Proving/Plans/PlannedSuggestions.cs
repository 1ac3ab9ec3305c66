namespace Cordon.Proving.Plans;

/// <summary>What is typed and looked up to see whether the platform suggests what it should not.</summary>
/// <param name="Autocomplete">Beginnings of queries.</param>
/// <param name="RelatedTags">Tags whose related tags are looked at.</param>
/// <param name="Leaks">Words: a suggestion that holds one of them leaks, as does one that is flagged.</param>
/// <param name="K">Suggestions looked at.</param>
public sealed record PlannedSuggestions(IReadOnlyList<string> Autocomplete, IReadOnlyList<string> RelatedTags, IReadOnlyList<string> Leaks, int K);
