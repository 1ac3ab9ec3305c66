namespace Cordon.Casework.Reporting.Dsa;

/// <summary>Keeps statements. Every change is durable when its method returns.</summary>
public interface IStatementStore
{
    /// <summary>Adds a statement; false when there is one of its puid.</summary>
    bool Add(StatementOfReasons statement, DateTimeOffset made);

    /// <summary>A statement; null for none.</summary>
    KeptStatement? FindStatement(string puid);

    /// <summary>All statements, by where they stand and when they were made.</summary>
    IReadOnlyList<(string State, DateTimeOffset Made)> StatementStates();

    /// <summary>Statements that can be sent now, the one that has waited longest first.</summary>
    IReadOnlyList<KeptStatement> DueStatements(DateTimeOffset now, int limit);

    /// <summary>Notes what came of an attempt, for all of them or none.</summary>
    /// <param name="puids">Which.</param>
    /// <param name="state">Where they stand.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="at">When to try again, or when it ended.</param>
    void Note(IReadOnlyList<string> puids, StatementState state, string? problem, DateTimeOffset at);
}
