namespace Cordon.Policy.Health;

/// <summary>What is noteworthy about a rule.</summary>
public enum RuleAlarmKind : byte
{
    /// <summary>The rule hit too large a share of events and was turned to shadow.</summary>
    BrokenByHits = 0,

    /// <summary>The rule failed for too large a share of events and was turned to shadow.</summary>
    BrokenByErrors = 1,

    /// <summary>The rule hits a much larger share of events than it used to.</summary>
    Risen = 2,

    /// <summary>The rule hits a much smaller share of events than it used to.</summary>
    Fallen = 3,

    /// <summary>A broken rule acts again.</summary>
    Reset = 4,
}
