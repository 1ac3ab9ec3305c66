namespace Cordon.Policy.Effects;

/// <summary>The answer to a caller that waits, the milder first. Of several the strictest is given.</summary>
public enum Verdict : byte
{
    /// <summary>Let it pass; also the answer when nothing speaks against it.</summary>
    Allow = 0,

    /// <summary>Let it pass, and tell the actor.</summary>
    Warn = 1,

    /// <summary>Let it pass, and show it less.</summary>
    Demote = 2,

    /// <summary>Keep it back until somebody has looked.</summary>
    Hold = 3,

    /// <summary>Show it to nobody but its actor.</summary>
    Hide = 4,

    /// <summary>Refuse it.</summary>
    Block = 5,
}
