namespace Cordon.Casework.Reporting;

/// <summary>Somebody who was harmed.</summary>
public sealed record ReportedVictim
{
    /// <summary>Who it is; null for unknown.</summary>
    public ReportedPerson? Person { get; init; }

    /// <summary>The platform's id of the account; null for none.</summary>
    public string? Id { get; init; }

    /// <summary>The service of the platform that the account uses.</summary>
    public string? Service { get; init; }

    /// <summary>The account's name.</summary>
    public string? ScreenName { get; init; }

    /// <summary>Addresses the account was seen at.</summary>
    public IReadOnlyList<IpEvent> IpEvents { get; init; } = [];

    /// <summary>What else there is to say.</summary>
    public string? AdditionalInfo { get; init; }
}
