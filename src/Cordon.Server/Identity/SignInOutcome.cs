namespace Cordon.Server.Identity;

/// <summary>What came of an attempt to sign in.</summary>
/// <param name="Token">The token of the new session, shown once; null when there is none.</param>
/// <param name="Problem">The key of the text that says why not; null when it succeeded.</param>
/// <param name="Wait">How long no attempt is looked at; zero for not at all.</param>
public readonly record struct SignInOutcome(string? Token, string? Problem, TimeSpan Wait);
