namespace Cordon.Casework.Queues;

/// <summary>Some jobs of a queue in its order.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record JobPage(IReadOnlyList<Job> Jobs, string? Next);
