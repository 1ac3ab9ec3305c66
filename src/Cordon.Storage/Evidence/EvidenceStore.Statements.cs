using Cordon.Casework.Reporting.Dsa;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Evidence;

/// <content>The statements of reasons.</content>
public sealed partial class EvidenceStore
{
    /// <inheritdoc/>
    public bool Add(StatementOfReasons statement, DateTimeOffset made)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return _db.Run("INSERT OR IGNORE INTO statements(puid, body, made, state, due, failures) VALUES ($puid, $body, $made, 'Waiting', $made, 0)",
            ("$puid", statement.Puid), ("$body", StatementJson.Write(statement)), ("$made", Micros.Of(made))) > 0;
    }

    /// <inheritdoc/>
    public KeptStatement? FindStatement(string puid) =>
        _db.Locked(() => _db.Query("SELECT body, made, state, failures, problem FROM statements WHERE puid = $puid", Statement, ("$puid", puid)).FirstOrDefault());

    /// <inheritdoc/>
    public IReadOnlyList<(string State, DateTimeOffset Made)> StatementStates() =>
        _db.Query("SELECT state, made FROM statements ORDER BY made, puid", row => (row.GetString(0).ToLowerInvariant(), Micros.ToTime(row.GetInt64(1))));

    /// <inheritdoc/>
    public IReadOnlyList<KeptStatement> DueStatements(DateTimeOffset now, int limit) => _db.Query(
        "SELECT body, made, state, failures, problem FROM statements WHERE state = 'Waiting' AND due <= $now ORDER BY due, puid LIMIT $limit", Statement, ("$now", Micros.Of(now)), ("$limit", limit));

    /// <inheritdoc/>
    public void Note(IReadOnlyList<string> puids, StatementState state, string? problem, DateTimeOffset at) => _db.InTransaction(() =>
    {
        foreach (var puid in puids)
        {
            _db.Run(state == StatementState.Waiting
                    ? "UPDATE statements SET problem = $problem, failures = failures + 1, due = $at WHERE puid = $puid AND state = 'Waiting'"
                    : "UPDATE statements SET problem = $problem, failures = 0, state = $state, ended = $at WHERE puid = $puid AND state = 'Waiting'",
                ("$puid", puid), ("$state", state.ToString()), ("$problem", problem), ("$at", Micros.Of(at)));
        }

        return true;
    });

    private static KeptStatement Statement(SqliteDataReader row) => new(
        StatementJson.Read(row.GetFieldValue<byte[]>(0)), Micros.ToTime(row.GetInt64(1)), Enum.Parse<StatementState>(row.GetString(2)), row.GetInt32(3), Text(row, 4));
}
