namespace Cordon.Proving.Living.Guarding;

/// <summary>Who looks.</summary>
/// <param name="Account">The account, as <c>account:…</c>.</param>
/// <param name="Age">What the platform knows of the age.</param>
public readonly record struct GuardedViewer(string Account, AccountAge Age);
