using System.Text.Json.Serialization;

namespace Cordon.Casework.Reporting;

/// <summary>An address at which somebody did something.</summary>
/// <param name="Address">The address.</param>
/// <param name="Event">One of <see cref="Events"/>.</param>
/// <param name="Time">When, with its zone.</param>
public sealed record IpEvent(string Address, string Event, [property: JsonConverter(typeof(ZonedTime))] DateTimeOffset Time)
{
    /// <summary>What may have been done.</summary>
    public static IReadOnlyList<string> Events { get; } = ["Login", "Registration", "Purchase", "Upload", "Other", "Unknown"];

    /// <summary>Whether it may be that of a proxy; null for not looked at.</summary>
    public bool? PossibleProxy { get; init; }

    /// <summary>The port at the sender's side, which tells who it was where many share an address; null for unknown.</summary>
    public int? Port { get; init; }
}
