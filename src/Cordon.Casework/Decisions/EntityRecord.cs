namespace Cordon.Casework.Decisions;

/// <summary>What is known of an entity from people's work.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Weight">What its strikes weigh now.</param>
/// <param name="Step">The step of the ladder that applies now; null for none.</param>
/// <param name="Strikes">Its strikes, the latest first.</param>
/// <param name="Decisions">Decisions about it, the latest first.</param>
/// <param name="Appeals">Appeals, the latest first.</param>
/// <param name="Jobs">Jobs about it, the latest first.</param>
public sealed record EntityRecord(
    string Entity, double Weight, string? Step, IReadOnlyList<Strike> Strikes, IReadOnlyList<Decision> Decisions, IReadOnlyList<Appeal> Appeals, IReadOnlyList<Queues.Job> Jobs);
