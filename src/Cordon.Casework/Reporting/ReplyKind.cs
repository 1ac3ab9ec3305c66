namespace Cordon.Casework.Reporting;

/// <summary>What came of a call to an authority.</summary>
public enum ReplyKind
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>The report was finished before.</summary>
    AlreadyFinished,

    /// <summary>The report was retracted before.</summary>
    AlreadyRetracted,

    /// <summary>The authority knows no such report, or it cannot be changed any more.</summary>
    WrongState,

    /// <summary>It never reached the authority.</summary>
    NotSent,

    /// <summary>It may have been done or not: the answer was lost.</summary>
    Unknown,

    /// <summary>It was not done, and may be when it is tried later.</summary>
    Temporary,

    /// <summary>It was not done, and will not be before a person has changed something, such as credentials.</summary>
    Operator,

    /// <summary>It was not done, because what was sent is wrong.</summary>
    Rejected,
}
