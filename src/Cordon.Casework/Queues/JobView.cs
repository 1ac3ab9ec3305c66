namespace Cordon.Casework.Queues;

/// <summary>A job with all that belongs to it.</summary>
/// <param name="Job">The job.</param>
/// <param name="Reasons">The latest reasons, at most 200.</param>
/// <param name="Comments">What was written beside it, the oldest first.</param>
/// <param name="Looks">What was found, the oldest first; those that the viewer must not be told are left out.</param>
public sealed record JobView(Job Job, IReadOnlyList<JobReason> Reasons, IReadOnlyList<JobComment> Comments, IReadOnlyList<JobLook> Looks);
