namespace Cordon.Casework.Reporting;

/// <summary>Who reports for the platform.</summary>
public sealed record Reporter
{
    /// <summary>Given name, or that of a team.</summary>
    public required string FirstName { get; init; }

    /// <summary>Family name.</summary>
    public required string LastName { get; init; }

    /// <summary>A mailbox where an answer is read whoever is on duty.</summary>
    public required string Email { get; init; }
}
