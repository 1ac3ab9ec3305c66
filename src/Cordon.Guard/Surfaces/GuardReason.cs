namespace Cordon.Guard.Surfaces;

/// <summary>Why a decision is as it is: a code for programs.</summary>
public enum GuardReason : byte
{
    /// <summary>Nothing stands against it.</summary>
    None = 0,

    /// <summary>It is shown to nobody.</summary>
    Hidden = 1,

    /// <summary>Both are flagged.</summary>
    FlaggedToFlagged = 2,

    /// <summary>A flagged viewer, and a child.</summary>
    FlaggedToChild = 3,

    /// <summary>A child, and something flagged.</summary>
    ChildToFlagged = 4,

    /// <summary>Both belong to one network.</summary>
    SameNetwork = 5,

    /// <summary>It is kept back until reviewed.</summary>
    Held = 6,

    /// <summary>It is under suspicion, and not reviewed yet.</summary>
    UnderSuspicion = 7,

    /// <summary>One is under suspicion, and the other is a child.</summary>
    SuspectAndChild = 8,

    /// <summary>It is flagged.</summary>
    Flagged = 9,

    /// <summary>The surface does not suggest children.</summary>
    ChildNotSuggested = 10,

    /// <summary>Those who use the tag make it a risk.</summary>
    TagRisk = 11,

    /// <summary>It holds a term of a list.</summary>
    Term = 12,

    /// <summary>It is longer than can be looked at; the surface's fail mode decided.</summary>
    TooLong = 13,
}
