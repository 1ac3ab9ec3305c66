namespace Cordon.Casework.Queues;

/// <summary>What a bulk act would touch. The mark proves that what is done is what was shown.</summary>
/// <param name="Count">How many jobs.</param>
/// <param name="Left">How many fit and are left out: claimed by somebody else, due for a second look, or beyond the bound.</param>
/// <param name="Queues">Jobs by queue.</param>
/// <param name="Severities">Jobs by severity.</param>
/// <param name="Sample">The first of them.</param>
/// <param name="Mark">To be sent with the act.</param>
public sealed record BulkPreview(int Count, int Left, IReadOnlyDictionary<string, int> Queues, IReadOnlyDictionary<string, int> Severities, IReadOnlyList<Job> Sample, string Mark)
{
    /// <summary>Most jobs of one bulk act.</summary>
    public const int Most = 1000;
}
