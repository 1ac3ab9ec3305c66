using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Identity;

/// <content>People, and who may open what is closed.</content>
public sealed partial class IdentityStore
{
    private const string PersonColumns = "name, roles, created, password, code_secret, code_step, failures, locked_until, disabled, signed_in";

    /// <summary>True when nobody has an account.</summary>
    public bool IsEmpty => _db.Query("SELECT 1 FROM people LIMIT 1", _ => true).Count == 0;

    /// <summary>Keeps a new person; false when the name is taken.</summary>
    public bool TryAdd(StoredPerson person) => _db.Run(
        "INSERT OR IGNORE INTO people(name, roles, created, password) VALUES ($name, $roles, $created, $password)",
        ("$name", person.Name), ("$roles", string.Join(' ', person.Roles)), ("$created", Micros.Of(person.Created)), ("$password", person.Password)) > 0;

    /// <summary>A person by name; null when there is none.</summary>
    public StoredPerson? Person(string name) => _db.Query($"SELECT {PersonColumns} FROM people WHERE name = $name", PersonOf, ("$name", name)).FirstOrDefault();

    /// <summary>Everybody, by name.</summary>
    public IReadOnlyList<StoredPerson> People() => _db.Query($"SELECT {PersonColumns} FROM people ORDER BY name", PersonOf);

    /// <summary>Gives a person other roles.</summary>
    public bool SetRoles(string name, IReadOnlyList<string> roles) => _db.Run("UPDATE people SET roles = $roles WHERE name = $name", ("$roles", string.Join(' ', roles)), ("$name", name)) > 0;

    /// <summary>Gives a person another password; null for none.</summary>
    public bool SetPassword(string name, string? hash) => _db.Run("UPDATE people SET password = $hash, failures = 0, locked_until = NULL WHERE name = $name", ("$hash", hash), ("$name", name)) > 0;

    /// <summary>Gives a person another secret of one-time codes; null for none.</summary>
    public bool SetCodeSecret(string name, byte[]? secret) => _db.Run("UPDATE people SET code_secret = $secret, code_step = 0 WHERE name = $name", ("$secret", secret), ("$name", name)) > 0;

    /// <summary>Takes a one-time code's time step; false when that one, or a later one, was taken before.</summary>
    public bool TakeCodeStep(string name, long step) => _db.Run("UPDATE people SET code_step = $step WHERE name = $name AND code_step < $step", ("$step", step), ("$name", name)) > 0;

    /// <summary>Counts an attempt that failed.</summary>
    public void Fail(string name, DateTimeOffset? lockedUntil) => _db.Run(
        "UPDATE people SET failures = failures + 1, locked_until = $until WHERE name = $name", ("$until", Number(lockedUntil)), ("$name", name));

    /// <summary>Forgets the attempts that failed.</summary>
    public void Succeed(string name, DateTimeOffset at) => _db.Run(
        "UPDATE people SET failures = 0, locked_until = NULL, signed_in = $at WHERE name = $name", ("$at", Micros.Of(at)), ("$name", name));

    /// <summary>Closes an account and ends its sessions and links, or opens it again; false when there is none, or nothing changes.</summary>
    public bool SetDisabled(string name, DateTimeOffset? at) => _db.InTransaction(() =>
    {
        var changed = _db.Run("UPDATE people SET disabled = $at WHERE name = $name AND (disabled IS NULL) <> ($at IS NULL)", ("$at", Number(at)), ("$name", name)) > 0;
        if (changed && at is { } ended)
        {
            _db.Run("UPDATE sessions SET ended = $at WHERE person = $name AND ended IS NULL", ("$at", Micros.Of(ended)), ("$name", name));
            _db.Run("DELETE FROM links WHERE person = $name", ("$name", name));
        }

        return changed;
    });

    /// <summary>Who may open a subject; empty when all may whose role allows it.</summary>
    public IReadOnlyList<NeedToKnow> NeedToKnow(string subject) => _db.Query(
        "SELECT subject, person, by_whom, reason, at FROM need_to_know WHERE subject = $subject ORDER BY person", NeedOf, ("$subject", subject));

    /// <summary>All that is closed, and to whom it is open.</summary>
    public IReadOnlyList<NeedToKnow> NeedToKnow() => _db.Query("SELECT subject, person, by_whom, reason, at FROM need_to_know ORDER BY subject, person", NeedOf);

    /// <summary>Lets a person open a subject; the first closes it to all others.</summary>
    public void Let(NeedToKnow need) => _db.Run(
        "INSERT OR REPLACE INTO need_to_know(subject, person, by_whom, reason, at) VALUES ($subject, $person, $by, $reason, $at)",
        ("$subject", need.Subject), ("$person", need.Person), ("$by", need.By), ("$reason", need.Reason), ("$at", Micros.Of(need.At)));

    /// <summary>Takes that back; the last opens the subject to all whose role allows it.</summary>
    public bool TakeBack(string subject, string person) => _db.Run("DELETE FROM need_to_know WHERE subject = $subject AND person = $person", ("$subject", subject), ("$person", person)) > 0;

    private static NeedToKnow NeedOf(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), Micros.ToTime(row.GetInt64(4)));

    private static StoredPerson PersonOf(SqliteDataReader row) => new()
    {
        Name = row.GetString(0),
        Roles = row.GetString(1).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Created = Micros.ToTime(row.GetInt64(2)),
        Password = row.IsDBNull(3) ? null : row.GetString(3),
        CodeSecret = row.IsDBNull(4) ? default(ReadOnlyMemory<byte>?) : row.GetFieldValue<byte[]>(4),
        CodeStep = row.GetInt64(5),
        Failures = row.GetInt32(6),
        LockedUntil = Time(row, 7),
        Disabled = Time(row, 8),
        SignedIn = Time(row, 9),
    };
}
