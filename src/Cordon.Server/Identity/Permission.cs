namespace Cordon.Server.Identity;

/// <summary>What somebody may do. Every page and every endpoint of the console names one.</summary>
public enum Permission
{
    /// <summary>Be signed in: the overview, one's own account.</summary>
    SignedIn,

    /// <summary>Work queues and jobs.</summary>
    Review,

    /// <summary>Review again what somebody else decided, and override limits.</summary>
    Supervise,

    /// <summary>Look at accounts, their labels and what they did.</summary>
    ViewAccounts,

    /// <summary>Set and remove labels.</summary>
    Label,

    /// <summary>Look at networks.</summary>
    ViewNetworks,

    /// <summary>Plan what is done to a network, try it dry, carry it out once approved, undo it.</summary>
    PlanTakedown,

    /// <summary>Approve what somebody else planned.</summary>
    ApproveTakedown,

    /// <summary>Ask the history.</summary>
    Search,

    /// <summary>Look at preserved material.</summary>
    Reveal,

    /// <summary>Take material out of Cordon.</summary>
    Export,

    /// <summary>Look at policies, terms and what they would do.</summary>
    ViewPolicies,

    /// <summary>Keep, activate and roll back policies.</summary>
    ChangePolicies,

    /// <summary>Look at audits of surfaces.</summary>
    ViewAudits,

    /// <summary>Look at reports to authorities.</summary>
    ViewReports,

    /// <summary>File reports to authorities.</summary>
    File,

    /// <summary>Look at the ledger, and verify it.</summary>
    ViewLedger,

    /// <summary>See who has access to what.</summary>
    ViewRoster,

    /// <summary>Give and take access.</summary>
    Administer,

    /// <summary>Take, for a short time and seen by all, access that one does not have.</summary>
    BreakGlass,
}
