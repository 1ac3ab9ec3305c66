namespace Cordon.Policy.Effects;

/// <summary>What a matching rule does.</summary>
public enum EffectKind : byte
{
    /// <summary>Answers a waiting caller.</summary>
    Verdict = 0,

    /// <summary>Sets a label on an entity.</summary>
    Label = 1,

    /// <summary>Puts an entity into a review queue.</summary>
    Enqueue = 2,

    /// <summary>Tells a channel.</summary>
    Notify = 3,

    /// <summary>Keeps an entity back for a time.</summary>
    Hold = 4,

    /// <summary>Asks the platform to act on an entity.</summary>
    Enforce = 5,
}
