using Cordon.Policy.Effects;

namespace Cordon.Policy.Surfaces;

/// <summary>What a policy says of one surface; null where it leaves the guard's own default.</summary>
public sealed record SurfaceDefinition
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it shows nothing when there is no answer.</summary>
    public bool? FailsClosed { get; init; }

    /// <summary>How long a caller waits for an answer, in milliseconds.</summary>
    public int? BudgetMilliseconds { get; init; }

    /// <summary>Whether accounts of unknown age are treated as children's.</summary>
    public bool? UnknownIsChild { get; init; }

    /// <summary>What is done with what is under suspicion.</summary>
    public Verdict? Suspect { get; init; }

    /// <summary>What is done with what is kept back.</summary>
    public Verdict? Held { get; init; }

    /// <summary>What an ordinary adult sees of what is flagged.</summary>
    public Verdict? Flagged { get; init; }

    /// <summary>What is done with children.</summary>
    public Verdict? Children { get; init; }

    /// <summary>What members of one network see of each other.</summary>
    public Verdict? SameNetwork { get; init; }

    /// <summary>By what scores are multiplied when something is demoted, (0, 1].</summary>
    public double? Demotion { get; init; }

    /// <summary>From which risk on a tag is demoted, (0, 1].</summary>
    public double? DemoteRisk { get; init; }

    /// <summary>From which risk on a tag is held, (0, 1].</summary>
    public double? HoldRisk { get; init; }
}
