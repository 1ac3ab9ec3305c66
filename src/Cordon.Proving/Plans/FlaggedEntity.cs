namespace Cordon.Proving.Plans;

/// <summary>What is known of a flagged account, post, tag or query.</summary>
/// <param name="Since">When it was labelled; null when not known.</param>
/// <param name="Group">The network that it belongs to; empty for none. Accounts that return belong to the group of those that left.</param>
public sealed record FlaggedEntity(DateTimeOffset? Since = null, string Group = "");
