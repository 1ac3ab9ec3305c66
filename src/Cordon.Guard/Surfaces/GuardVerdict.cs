namespace Cordon.Guard.Surfaces;

/// <summary>What a surface does, the milder first.</summary>
public enum GuardVerdict : byte
{
    /// <summary>Go on as if there were no guard.</summary>
    Allow = 0,

    /// <summary>Say something to the viewer first.</summary>
    Warn = 1,

    /// <summary>Rank it lower by the given factor.</summary>
    Demote = 2,

    /// <summary>Do not show it until it has been reviewed.</summary>
    Hold = 3,

    /// <summary>Do not show it.</summary>
    Hide = 4,

    /// <summary>Refuse what was asked.</summary>
    Block = 5,
}
