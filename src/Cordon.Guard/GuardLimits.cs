namespace Cordon.Guard;

/// <summary>The one place for the bounds of the guard.</summary>
public static class GuardLimits
{
    /// <summary>Longest query, completion or tag that is looked at, in characters. What is longer is decided by the surface's fail mode, and says so.</summary>
    public const int QueryChars = 512;

    /// <summary>Most words of a term.</summary>
    public const int TermWords = 16;

    /// <summary>Most candidates of one question.</summary>
    public const int Candidates = 1_000;

    /// <summary>Most viewers whose repeated attempts are remembered.</summary>
    public const int Viewers = 100_000;
}
