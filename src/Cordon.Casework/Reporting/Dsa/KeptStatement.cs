namespace Cordon.Casework.Reporting.Dsa;

/// <summary>A statement on its way.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Made">When it was made.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Failures">Attempts that failed since the last that succeeded.</param>
/// <param name="Problem">What is wrong; null for nothing.</param>
public sealed record KeptStatement(StatementOfReasons Statement, DateTimeOffset Made, StatementState State, int Failures, string? Problem);
