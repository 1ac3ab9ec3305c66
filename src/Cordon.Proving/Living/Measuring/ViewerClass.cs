namespace Cordon.Proving.Living.Measuring;

/// <summary>Who looks, by the truth.</summary>
public enum ViewerClass : byte
{
    /// <summary>An ordinary adult.</summary>
    Adult = 0,

    /// <summary>A child.</summary>
    Child = 1,

    /// <summary>A member of a planted network.</summary>
    Flagged = 2,
}
