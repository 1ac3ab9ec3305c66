namespace Cordon.Server.Guarding;

/// <summary>The life of a network.</summary>
internal static class NetworkStates
{
    /// <summary>People looked at it, and it is none.</summary>
    public const string Cleared = "cleared";

    /// <summary>All states.</summary>
    public static IReadOnlyList<string> All { get; } = ["suspected", "in_review", "confirmed", "dismantled", "watched", Cleared];
}
