using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Identity;

/// <content>Sessions, one-time links, emergency access. Tokens are kept as their SHA-256 only.</content>
public sealed partial class IdentityStore
{
    private const string SessionColumns = "hash, id, person, made, seen, ends, stepped_up, glass";

    /// <summary>Keeps a link that signs a person in once; links that have ended are forgotten.</summary>
    public void AddLink(string token, string person, DateTimeOffset now, DateTimeOffset ends) => _db.Locked(() =>
    {
        _db.Run("DELETE FROM links WHERE ends < $now", ("$now", Micros.Of(now)));
        return _db.Run("INSERT INTO links(hash, person, ends) VALUES ($hash, $person, $ends)", ("$hash", HashOf(token)), ("$person", person), ("$ends", Micros.Of(ends)));
    });

    /// <summary>Whom a link would sign in; null when it is used up, has ended, or never was.</summary>
    public string? LinkFor(string token, DateTimeOffset now) => _db.Query(
        "SELECT person FROM links WHERE hash = $hash AND used IS NULL AND ends > $now", row => row.GetString(0), ("$hash", HashOf(token)), ("$now", Micros.Of(now))).FirstOrDefault();

    /// <summary>Uses a link up; null when somebody did before, or it has ended. Of two at once, one gets the name.</summary>
    public string? UseLink(string token, DateTimeOffset now) => _db.Query(
        "UPDATE links SET used = $now WHERE hash = $hash AND used IS NULL AND ends > $now RETURNING person", row => row.GetString(0), ("$hash", HashOf(token)), ("$now", Micros.Of(now))).FirstOrDefault();

    /// <summary>Begins a session; those that ended a month ago are forgotten.</summary>
    public void Begin(string token, string person, DateTimeOffset now, DateTimeOffset ends, DateTimeOffset? steppedUp) => _db.Locked(() =>
    {
        _db.Run("DELETE FROM sessions WHERE ends < $old", ("$old", Micros.Of(now - TimeSpan.FromDays(30))));
        return _db.Run(
            "INSERT INTO sessions(hash, person, made, seen, ends, stepped_up) VALUES ($hash, $person, $now, $now, $ends, $stepped)",
            ("$hash", HashOf(token)), ("$person", person), ("$now", Micros.Of(now)), ("$ends", Micros.Of(ends)), ("$stepped", Number(steppedUp)));
    });

    /// <summary>The session of a token that has not ended; null when there is none.</summary>
    /// <param name="token">The token of the cookie.</param>
    /// <param name="now">The time.</param>
    /// <param name="idle">How long a session lasts without being used.</param>
    public StoredSession? Session(string token, DateTimeOffset now, TimeSpan idle) => _db.Query(
        $"SELECT {SessionColumns} FROM sessions WHERE hash = $hash AND ended IS NULL AND ends > $now AND seen > $seen", SessionOf,
        ("$hash", HashOf(token)), ("$now", Micros.Of(now)), ("$seen", Micros.Of(now - idle))).FirstOrDefault();

    /// <summary>The sessions that have not ended, the latest first.</summary>
    public IReadOnlyList<StoredSession> Sessions(DateTimeOffset now, TimeSpan idle) => _db.Query(
        $"SELECT {SessionColumns} FROM sessions WHERE ended IS NULL AND ends > $now AND seen > $seen ORDER BY id DESC", SessionOf,
        ("$now", Micros.Of(now)), ("$seen", Micros.Of(now - idle)));

    /// <summary>Notes that a session is used.</summary>
    public void See(long id, DateTimeOffset now) => _db.Run("UPDATE sessions SET seen = $now WHERE id = $id", ("$now", Micros.Of(now)), ("$id", id));

    /// <summary>Notes that a one-time code was given in a session.</summary>
    public void StepUp(long id, DateTimeOffset now) => _db.Run("UPDATE sessions SET stepped_up = $now WHERE id = $id", ("$now", Micros.Of(now)), ("$id", id));

    /// <summary>Ends a session; false when it has ended.</summary>
    public bool End(long id, DateTimeOffset now) => _db.Run("UPDATE sessions SET ended = $now WHERE id = $id AND ended IS NULL", ("$now", Micros.Of(now)), ("$id", id)) > 0;

    /// <summary>Ends all sessions of a person but one.</summary>
    /// <returns>How many ended.</returns>
    public int EndAll(string person, DateTimeOffset now, long but = 0) => _db.Run(
        "UPDATE sessions SET ended = $now WHERE person = $person AND ended IS NULL AND id <> $but", ("$now", Micros.Of(now)), ("$person", person), ("$but", but));

    /// <summary>Breaks the glass for a session.</summary>
    public void BreakGlass(long session, EmergencyAccess access) => _db.InTransaction(() =>
    {
        _db.Run("UPDATE sessions SET glass = $until WHERE id = $id", ("$until", Micros.Of(access.Until)), ("$id", session));
        _db.Run(
            "INSERT INTO emergencies(person, reason, at, until) VALUES ($person, $reason, $at, $until)",
            ("$person", access.Person), ("$reason", access.Reason), ("$at", Micros.Of(access.At)), ("$until", Micros.Of(access.Until)));
        return 0;
    });

    /// <summary>Emergency access since a time, the latest first.</summary>
    public IReadOnlyList<EmergencyAccess> Emergencies(DateTimeOffset since) => _db.Query(
        "SELECT person, reason, at, until FROM emergencies WHERE until > $since ORDER BY id DESC LIMIT 1000",
        row => new EmergencyAccess(row.GetString(0), row.GetString(1), Micros.ToTime(row.GetInt64(2)), Micros.ToTime(row.GetInt64(3))), ("$since", Micros.Of(since)));

    private static StoredSession SessionOf(SqliteDataReader row) => new(
        row.GetFieldValue<byte[]>(0), row.GetInt64(1), row.GetString(2), Micros.ToTime(row.GetInt64(3)), Micros.ToTime(row.GetInt64(4)), Micros.ToTime(row.GetInt64(5)), Time(row, 6), Time(row, 7));
}
