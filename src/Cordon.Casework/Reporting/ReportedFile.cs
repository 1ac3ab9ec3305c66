using System.Text.Json.Serialization;

namespace Cordon.Casework.Reporting;

/// <summary>A file of a report: a piece of evidence, and what is known of it.</summary>
public sealed record ReportedFile
{
    /// <summary>The piece of evidence.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The name that it is sent under.</summary>
    public required string Name { get; init; }

    /// <summary>The name that its uploader gave it.</summary>
    public string? OriginalName { get; init; }

    /// <summary>When it came to the platform, with its zone.</summary>
    [JsonConverter(typeof(ZonedTime))]
    public DateTimeOffset? Uploaded { get; init; }

    /// <summary>Where it was to be seen.</summary>
    public Uri? Location { get; init; }

    /// <summary>Whether a person of the platform looked at all of it before this report; null when nobody can say, which makes a report weak.</summary>
    public bool? IsViewed { get; init; }

    /// <summary>Whether a person looked at what its metadata says.</summary>
    public bool? IsExifViewed { get; init; }

    /// <summary>Whether everybody could see it.</summary>
    public bool? IsPublic { get; init; }

    /// <summary>False for what only helps to understand the others.</summary>
    public bool IsReported { get; init; } = true;

    /// <summary>Whether it is passed around as a joke or in outrage; null for not looked at.</summary>
    public bool? IsMeme { get; init; }

    /// <summary>Whether a machine made it; null for not looked at.</summary>
    public bool? IsGenerated { get; init; }

    /// <summary>The industry's class of it, one of <see cref="Classes"/>; null for none.</summary>
    public string? Classification { get; init; }

    /// <summary>Hashes of it.</summary>
    public IReadOnlyList<FileHash> Hashes { get; init; } = [];

    /// <summary>Where it was uploaded from.</summary>
    public IpEvent? IpEvent { get; init; }

    /// <summary>The device that it was uploaded on.</summary>
    public DeviceId? Device { get; init; }

    /// <summary>What else there is to say.</summary>
    public string? AdditionalInfo { get; init; }

    /// <summary>The classes that there are.</summary>
    public static IReadOnlyList<string> Classes { get; } = ["A1", "A2", "B1", "B2"];
}
