namespace Cordon.Policy.Rules;

/// <summary>When a change of a rule's pass rate is told.</summary>
public sealed record AlarmDefinition
{
    /// <summary>The length of the windows that are compared, in event time. Default an hour.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Least evaluations of a window, and of the past, for a comparison. Default 200.</summary>
    public int Evaluations { get; init; } = 200;

    /// <summary>By how many times the rate must have risen or fallen. Default 3.</summary>
    public double Factor { get; init; } = 3;

    /// <summary>How many standard errors of the two shares' difference lie between. Default 6.</summary>
    public double Deviations { get; init; } = 6;
}
