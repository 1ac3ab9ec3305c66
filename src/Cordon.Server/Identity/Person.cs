using Cordon.Storage.Identity;

namespace Cordon.Server.Identity;

/// <summary>Somebody who is signed in, at a moment.</summary>
/// <param name="Name">Their name, the ledger's actor.</param>
/// <param name="Roles">Their roles.</param>
/// <param name="Session">The session they are signed in with.</param>
/// <param name="HasCodes">True when they have set up one-time codes.</param>
/// <param name="IsSteppedUp">True when they gave a one-time code within the last minutes.</param>
/// <param name="HasGlass">True while they have emergency access.</param>
public sealed record Person(string Name, IReadOnlyList<Role> Roles, StoredSession Session, bool HasCodes, bool IsSteppedUp, bool HasGlass)
{
    /// <summary>Whether they may do something at all; what needs a one-time code, needs it besides.</summary>
    public bool May(Permission permission)
    {
        foreach (var role in Roles)
        {
            if (AccessTable.Allows(role, permission))
                return true;
        }

        return permission == Permission.SignedIn || (HasGlass && AccessTable.GlassAllows(permission));
    }

    /// <summary>Whether a one-time code is needed before they do something.</summary>
    public bool NeedsCode(Permission permission) => !IsSteppedUp && AccessTable.SteppedUp.Contains(permission);
}
