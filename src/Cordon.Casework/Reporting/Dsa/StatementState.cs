namespace Cordon.Casework.Reporting.Dsa;

/// <summary>Where a statement stands.</summary>
public enum StatementState
{
    /// <summary>It is to be sent.</summary>
    Waiting,

    /// <summary>The database has it.</summary>
    Accepted,

    /// <summary>The database does not take it; the problem says why.</summary>
    Refused,
}
