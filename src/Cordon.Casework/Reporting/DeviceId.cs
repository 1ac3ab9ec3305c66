namespace Cordon.Casework.Reporting;

/// <summary>A device.</summary>
/// <param name="Type">The kind of its id.</param>
/// <param name="Value">Its id.</param>
public sealed record DeviceId(string Type, string Value);
