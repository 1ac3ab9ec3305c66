namespace Cordon.Server.Identity;

/// <summary>What somebody does here. A person may have several.</summary>
public enum Role
{
    /// <summary>Works queues.</summary>
    Moderator,

    /// <summary>Looks into accounts and networks, and plans what is done to them.</summary>
    Investigator,

    /// <summary>Answers for a shift: approves, overrides, reviews again.</summary>
    Supervisor,

    /// <summary>Answers for reports to authorities and for preserved evidence.</summary>
    Lawyer,

    /// <summary>Checks what the others did.</summary>
    Auditor,

    /// <summary>Writes policies.</summary>
    PolicyAuthor,

    /// <summary>Gives access, and has none to cases.</summary>
    Administrator,
}
