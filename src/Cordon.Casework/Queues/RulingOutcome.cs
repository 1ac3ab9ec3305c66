namespace Cordon.Casework.Queues;

/// <summary>What came of a ruling.</summary>
/// <param name="Job">The job as it stands now.</param>
/// <param name="Decision">The decision that it led to; null when another person looks first, or when the job was there to measure.</param>
public sealed record RulingOutcome(Job Job, long? Decision);
