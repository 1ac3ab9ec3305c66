namespace Cordon.Signals.Media.Hamming;

/// <summary>How a segment is searched.</summary>
public enum SearchPlan
{
    /// <summary>By the tables, unless they promise more candidates than a scan is worth.</summary>
    Cheapest,

    /// <summary>By reading every hash.</summary>
    Scan,

    /// <summary>By the tables, whatever it costs.</summary>
    Tables,
}
