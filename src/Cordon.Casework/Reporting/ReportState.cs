namespace Cordon.Casework.Reporting;

/// <summary>Where a report stands. Each is stored before the call that it announces.</summary>
public enum ReportState
{
    /// <summary>A second person has to agree.</summary>
    Waiting,

    /// <summary>It is to be opened.</summary>
    Ready,

    /// <summary>The call that opens it is under way.</summary>
    Submitting,

    /// <summary>It is open at the authority, and its number is known; files are sent.</summary>
    Open,

    /// <summary>The call that files it is under way, and is repeated until its outcome is known.</summary>
    Finishing,

    /// <summary>It is filed.</summary>
    Finished,

    /// <summary>It is taken back at the authority because nobody knows whether a file arrived, and is opened anew after that.</summary>
    Restarting,

    /// <summary>It is taken back at the authority because a person asked.</summary>
    Retracting,

    /// <summary>It was taken back, or never sent.</summary>
    Retracted,
}
