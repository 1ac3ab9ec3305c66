namespace Cordon.Storage.Identity;

/// <summary>A person of the staff who may sign in.</summary>
public sealed record StoredPerson
{
    /// <summary>The name to sign in with, which the ledger names as the actor; unique, whatever its case.</summary>
    public required string Name { get; init; }

    /// <summary>The roles, by name.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The password's hash in the PHC form; null when there is none.</summary>
    public string? Password { get; init; }

    /// <summary>The secret of one-time codes, encrypted; null when none is set up.</summary>
    public ReadOnlyMemory<byte>? CodeSecret { get; init; }

    /// <summary>The time step of the last one-time code that was taken: none is taken twice.</summary>
    public long CodeStep { get; init; }

    /// <summary>Wrong passwords or codes since the last right one.</summary>
    public int Failures { get; init; }

    /// <summary>Until when no attempt is looked at; null when one may be made.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Since when the account is closed; null while it is open.</summary>
    public DateTimeOffset? Disabled { get; init; }

    /// <summary>When the person last signed in; null for never.</summary>
    public DateTimeOffset? SignedIn { get; init; }
}
