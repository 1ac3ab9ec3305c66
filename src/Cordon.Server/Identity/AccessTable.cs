namespace Cordon.Server.Identity;

/// <summary>Which role may do what: the only place that says so.</summary>
public static class AccessTable
{
    // What looks at people's material, and what emergency access adds: it reads, and changes nothing.
    private static readonly Permission[] Reading =
        [Permission.ViewAccounts, Permission.ViewNetworks, Permission.Search, Permission.ViewPolicies, Permission.ViewAudits, Permission.ViewReports, Permission.ViewLedger, Permission.Reveal];

    private static readonly Dictionary<Role, Permission[]> Rows = new()
    {
        [Role.Moderator] = [Permission.Review, Permission.ViewAccounts, Permission.Label, Permission.Reveal],
        [Role.Investigator] =
        [
            Permission.Review, Permission.ViewAccounts, Permission.Label, Permission.ViewNetworks, Permission.PlanTakedown, Permission.Search, Permission.Reveal, Permission.Export, Permission.ViewReports,
        ],
        [Role.Supervisor] =
        [
            Permission.Review, Permission.Supervise, Permission.ViewAccounts, Permission.Label, Permission.ViewNetworks, Permission.PlanTakedown, Permission.ApproveTakedown, Permission.Search,
            Permission.Reveal, Permission.Export, Permission.ViewPolicies, Permission.ViewAudits, Permission.ViewReports, Permission.ViewLedger, Permission.BreakGlass,
        ],
        [Role.Lawyer] =
        [
            Permission.ViewAccounts, Permission.ViewNetworks, Permission.ApproveTakedown, Permission.Reveal, Permission.Export, Permission.ViewReports, Permission.File, Permission.ViewLedger,
        ],
        [Role.Auditor] = [Permission.ViewPolicies, Permission.ViewAudits, Permission.ViewReports, Permission.ViewLedger, Permission.ViewRoster],
        [Role.PolicyAuthor] = [Permission.ViewPolicies, Permission.ChangePolicies, Permission.ViewAudits],
        [Role.Administrator] = [Permission.ViewLedger, Permission.ViewRoster, Permission.Administer, Permission.BreakGlass],
    };

    /// <summary>All roles.</summary>
    public static IReadOnlyList<Role> Roles { get; } = Enum.GetValues<Role>();

    /// <summary>What needs a one-time code given within the last minutes, whoever asks.</summary>
    public static IReadOnlyList<Permission> SteppedUp { get; } = [Permission.Reveal, Permission.Export, Permission.File, Permission.ApproveTakedown, Permission.BreakGlass];

    /// <summary>Whether a role may do something.</summary>
    public static bool Allows(Role role, Permission permission) => permission == Permission.SignedIn || Rows[role].Contains(permission);

    /// <summary>Whether emergency access lets somebody do something.</summary>
    public static bool GlassAllows(Permission permission) => Reading.Contains(permission);

    /// <summary>A role by its name in files and on the command line.</summary>
    public static string NameOf(Role role) => role == Role.PolicyAuthor ? "policy-author" : role.ToString().ToLowerInvariant();

    /// <summary>The role of a name; null for none.</summary>
    public static Role? RoleOf(string name)
    {
        foreach (var role in Roles)
        {
            if (NameOf(role) == name)
                return role;
        }

        return null;
    }
}
