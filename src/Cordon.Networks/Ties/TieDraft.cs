namespace Cordon.Networks.Ties;

/// <summary>One kind's part of a tie, by the numbers of the event table; <c>A</c> is the lower account number.</summary>
internal sealed record TieDraft
{
    /// <summary>How many pieces of evidence a draft keeps, strongest first.</summary>
    public const int MostEvidence = 64;

    public required int A { get; init; }

    public required int B { get; init; }

    public required TieKind Kind { get; init; }

    public required double Weight { get; init; }

    public required int Count { get; init; }

    public required int Shared { get; init; }

    public required double Surprise { get; init; }

    /// <summary>How many meetings chance explains, in the mean; −1 for kinds without a window.</summary>
    public double Expected { get; init; } = -1;

    /// <summary>
    /// −log10 of a bound on the probability by chance of all joint parts of the tie together; 0 for a part that stands by itself.
    /// </summary>
    public double Joint { get; init; }

    /// <summary>Whether the part stands only together with others.</summary>
    public bool IsJoint => Joint > 0;

    /// <summary>Whether chance could explain the part, so that it only adds to what stands by another kind.</summary>
    public bool IsSupport { get; init; }

    /// <summary>The window that the tie was kept at, in microseconds; −1 for kinds without one.</summary>
    public long Window { get; init; } = -1;

    /// <summary>In microseconds; −1 for kinds without a window.</summary>
    public long MedianGap { get; init; } = -1;

    /// <summary>Co-actions in which A acted first; for direct kinds, A's acts.</summary>
    public int FirstByA { get; init; }

    /// <summary>Co-actions in which B acted first; for direct kinds, B's acts.</summary>
    public int FirstByB { get; init; }

    public required EvidenceDraft[] Evidence { get; init; }
}

/// <summary>One piece of evidence by the numbers of the event table.</summary>
/// <param name="Object">Object number; −1 − account number for direct kinds, whose object is an account.</param>
/// <param name="Fan">Accounts that touched it in all.</param>
/// <param name="EventA">Event of account A.</param>
/// <param name="EventB">Event of account B.</param>
internal readonly record struct EvidenceDraft(int Object, int Fan, int EventA, int EventB);

/// <summary>What one kind gave.</summary>
internal sealed record TieLayer(TieKind Kind, long Objects, long Hubs, long Candidates, List<TieDraft> Ties);
