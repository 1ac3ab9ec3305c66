namespace Cordon.Casework.Evidence;

/// <summary>A pack that is to be made.</summary>
/// <param name="Case">Of which case.</param>
/// <param name="Actor">Who makes it.</param>
/// <param name="Reason">Why.</param>
/// <param name="IncludesContent">True to put the evidence itself into it; false for what is known of it.</param>
public sealed record PackRequest(string Case, string Actor, string Reason, bool IncludesContent);
