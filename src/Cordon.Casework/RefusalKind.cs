namespace Cordon.Casework;

/// <summary>Why something is not done.</summary>
public enum RefusalKind
{
    /// <summary>What was asked is not well-formed.</summary>
    Invalid,

    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>This person may not.</summary>
    Forbidden,

    /// <summary>It does not fit how things stand now.</summary>
    Conflict,

    /// <summary>A limit that protects the person is reached.</summary>
    Limit,
}
