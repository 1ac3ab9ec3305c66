namespace Cordon.Proving.Living.Guarding;

/// <summary>What a surface is about to show.</summary>
/// <param name="Item">The account, post or tag.</param>
/// <param name="Author">The account behind it; null when it is an account itself, or has none.</param>
/// <param name="Age">What the platform knows of the age of the account, or of the author.</param>
/// <param name="Score">The platform's own score.</param>
public readonly record struct GuardedCandidate(string Item, string? Author, AccountAge Age, double Score);
