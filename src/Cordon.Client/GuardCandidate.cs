namespace Cordon.Client;

/// <summary>What a surface is about to show.</summary>
/// <param name="Id">The entity, such as <c>post:p1</c> or <c>account:a2</c>.</param>
public readonly record struct GuardCandidate(string Id)
{
    /// <summary>The account behind it; null when it is an account itself.</summary>
    public string? Author { get; init; }

    /// <summary>The age of the account, or of the author; null for unknown.</summary>
    public string? Age { get; init; }

    /// <summary>The platform's score; null for none.</summary>
    public double? Score { get; init; }
}
