namespace Cordon.Casework.Cases;

/// <summary>What a dry run must know of the rest of Cordon at that moment.</summary>
public sealed record PlatformView
{
    /// <summary>Labels that stand on the accounts of the case, by account; those without are left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Labels { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Labels that mark a child's account.</summary>
    public IReadOnlyList<string> ChildLabels { get; init; } = [];

    /// <summary>Labels that clear an account.</summary>
    public IReadOnlyList<string> ClearedLabels { get; init; } = [];

    /// <summary>For every label that the policy declares, the types that may carry it; an empty list for all.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Declared { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>How many webhooks take actions.</summary>
    public int Receivers { get; init; }
}
