namespace Cordon.Casework.Reporting;

/// <summary>An account that is reported.</summary>
public sealed record ReportedAccount
{
    /// <summary>The platform's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>Who is behind it; null for unknown.</summary>
    public ReportedPerson? Person { get; init; }

    /// <summary>The service of the platform that it uses.</summary>
    public string? Service { get; init; }

    /// <summary>Whether somebody else took it over; null for unknown.</summary>
    public bool? IsCompromised { get; init; }

    /// <summary>Its name.</summary>
    public string? ScreenName { get; init; }

    /// <summary>Names that it shows or showed.</summary>
    public IReadOnlyList<string> DisplayNames { get; init; } = [];

    /// <summary>Its pages.</summary>
    public IReadOnlyList<Uri> ProfileUrls { get; init; } = [];

    /// <summary>What it says of itself.</summary>
    public string? Biography { get; init; }

    /// <summary>Addresses it was seen at.</summary>
    public IReadOnlyList<IpEvent> IpEvents { get; init; } = [];

    /// <summary>Devices it was seen on.</summary>
    public IReadOnlyList<DeviceId> Devices { get; init; } = [];

    /// <summary>Whether it is of another platform than the one that reports; null for not said.</summary>
    public bool? IsThirdParty { get; init; }

    /// <summary>Numbers of earlier reports of it.</summary>
    public IReadOnlyList<string> PriorReports { get; init; } = [];

    /// <summary>The network that it belongs to; null for that of the case.</summary>
    public string? Network { get; init; }

    /// <summary>Whether it is locked for a time.</summary>
    public bool? IsTemporarilyDisabled { get; init; }

    /// <summary>Whether it is closed.</summary>
    public bool? IsPermanentlyDisabled { get; init; }

    /// <summary>Accounts that it acts together with, and how.</summary>
    public IReadOnlyList<AssociatedAccount> Associated { get; init; } = [];

    /// <summary>What else there is to say, such as its role in the network.</summary>
    public string? AdditionalInfo { get; init; }
}
