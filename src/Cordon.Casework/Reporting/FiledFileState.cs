namespace Cordon.Casework.Reporting;

/// <summary>Where a file of a report stands.</summary>
public enum FiledFileState
{
    /// <summary>It is to be sent.</summary>
    Waiting,

    /// <summary>The call that sends it is under way.</summary>
    Uploading,

    /// <summary>It arrived whole, and is to be described.</summary>
    Uploaded,

    /// <summary>It is described.</summary>
    Described,
}
