namespace Cordon.Networks.Watch;

/// <summary>What changed between two detections.</summary>
public sealed record NetworkChanges
{
    /// <summary>The end of the history that the earlier detection read; null when there was none.</summary>
    public required DateTimeOffset? Before { get; init; }

    /// <summary>The end of the history that the later detection read; null when there was none.</summary>
    public required DateTimeOffset? After { get; init; }

    /// <summary>What the reader should know, such as that the two used different windows.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>One change per network that was found in either, by kind, then falling score, then name.</summary>
    public required IReadOnlyList<NetworkChange> Changes { get; init; }

    /// <summary>How many networks changed so.</summary>
    public int Count(ChangeKind kind) => Changes.Count(change => change.Kind == kind);
}
