namespace Cordon.Guard.Snapshots;

/// <summary>What labels say of an entity, as far as surfaces must know it.</summary>
[Flags]
public enum EntityTraits : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is behind abuse: restricted or confirmed.</summary>
    Flagged = 1,

    /// <summary>It is under suspicion, and not reviewed yet.</summary>
    Suspect = 2,

    /// <summary>It is kept back until reviewed.</summary>
    Held = 4,

    /// <summary>It is shown to nobody.</summary>
    Hidden = 8,

    /// <summary>People looked at it and found nothing: suspicion no longer counts.</summary>
    Cleared = 16,

    /// <summary>A child's account.</summary>
    Child = 32,

    /// <summary>An adult's account.</summary>
    Adult = 64,
}
