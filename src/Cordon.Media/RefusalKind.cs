namespace Cordon.Media;

/// <summary>Why a picture is not decoded.</summary>
public enum RefusalKind
{
    /// <summary>It is not refused.</summary>
    None,

    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The file cannot be read.</summary>
    Unreadable,

    /// <summary>The first bytes are of no format that is decoded.</summary>
    UnknownFormat,

    /// <summary>The file, its sides or its pixels exceed a limit.</summary>
    TooLarge,

    /// <summary>It has more than one frame.</summary>
    Animated,

    /// <summary>It is cut short, or its content is broken.</summary>
    Malformed,
}
