namespace Cordon.Proving.Comparisons;

/// <summary>What is to be said of a change.</summary>
public enum ChangeVerdict : byte
{
    /// <summary>It cannot be told from chance.</summary>
    Unclear = 0,

    /// <summary>It changed significantly, for the better.</summary>
    Better = 1,

    /// <summary>It changed significantly, for the worse.</summary>
    Worse = 2,

    /// <summary>It changed significantly, and neither direction is worse.</summary>
    Changed = 3,
}
