namespace Cordon.Proving.Living.Guarding;

/// <summary>
/// Whom the platform asks before it shows or connects: the questions of the guard (<c>docs/guard.md</c>). Questions on many things come at once. A surface that gets no answer
/// does what its fail mode says; that is the implementation's to decide, and no exception's.
/// </summary>
public interface ISurfaceGuard
{
    /// <summary>Decides on what would be shown to a viewer.</summary>
    /// <param name="viewer">The viewer.</param>
    /// <param name="surface">The surface's name, such as <c>people</c> or <c>feed</c>.</param>
    /// <param name="candidates">At most 1,000 candidates.</param>
    /// <param name="verdicts">Gets a verdict for each; of the same length.</param>
    /// <param name="cancellation">Stops waiting.</param>
    ValueTask Rank(GuardedViewer viewer, string surface, ReadOnlyMemory<GuardedCandidate> candidates, Memory<GuardedVerdict> verdicts, CancellationToken cancellation);

    /// <summary>Decides on a query: true when results may be shown.</summary>
    ValueTask<bool> Search(GuardedViewer viewer, string query, CancellationToken cancellation);

    /// <summary>Decides on completions of what somebody types.</summary>
    ValueTask Suggest(IReadOnlyList<string> completions, Memory<GuardedVerdict> verdicts, CancellationToken cancellation);

    /// <summary>Decides on tags, each written <c>tag:…</c>.</summary>
    ValueTask Tags(GuardedViewer viewer, IReadOnlyList<string> tags, Memory<GuardedVerdict> verdicts, CancellationToken cancellation);

    /// <summary>Decides on a connection: true when it may be made.</summary>
    ValueTask<bool> Connect(GuardedViewer from, GuardedViewer to, ConnectionKind how, CancellationToken cancellation);
}
