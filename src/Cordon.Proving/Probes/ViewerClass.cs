namespace Cordon.Proving.Probes;

/// <summary>What a viewer counts as in an audit. Who is flagged counts as flagged, whatever its age.</summary>
public enum ViewerClass : byte
{
    /// <summary>A minor.</summary>
    Child = 0,

    /// <summary>An adult.</summary>
    Adult = 1,

    /// <summary>An account whose age is not known.</summary>
    Unknown = 2,

    /// <summary>An account that carries a label, or stands in the list of flagged ones.</summary>
    Flagged = 3,
}
