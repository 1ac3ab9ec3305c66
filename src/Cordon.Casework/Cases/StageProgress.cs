namespace Cordon.Casework.Cases;

/// <summary>How far a stage is.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Undo">Whether these are the measures that take it back.</param>
/// <param name="Waiting">Measures to be carried out.</param>
/// <param name="Handed">Measures in the outbox.</param>
/// <param name="Done">Measures done.</param>
/// <param name="Failed">Measures that failed.</param>
/// <param name="Cancelled">Measures given up.</param>
public sealed record StageProgress(StageKind Stage, bool Undo, int Waiting, int Handed, int Done, int Failed, int Cancelled);
