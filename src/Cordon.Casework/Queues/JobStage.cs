namespace Cordon.Casework.Queues;

/// <summary>Which look at a job is due.</summary>
public enum JobStage
{
    /// <summary>The first.</summary>
    First,

    /// <summary>A second, by another person who is not told what the first said.</summary>
    Second,

    /// <summary>The two disagree; somebody who may approve decides.</summary>
    Disputed,
}
