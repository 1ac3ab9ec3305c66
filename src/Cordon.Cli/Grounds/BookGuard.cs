using Cordon.Guard.Decisions;
using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;
using Cordon.Proving.Living.Guarding;

namespace Cordon.Cli.Grounds;

/// <summary>The guard in this process, as a platform that lives here asks it.</summary>
internal sealed class BookGuard(GuardBook book) : ISurfaceGuard
{
    private Candidate[] _candidates = new Candidate[64];
    private Decision[] _decisions = new Decision[64];
    private readonly char[] _safe = new char[Guard.GuardLimits.QueryChars];

    public ValueTask Rank(GuardedViewer viewer, string surface, ReadOnlyMemory<GuardedCandidate> candidates, Memory<GuardedVerdict> verdicts, CancellationToken cancellation)
    {
        var snapshot = book.Current;
        var asked = candidates.Span;
        if (_candidates.Length < asked.Length)
            (_candidates, _decisions) = (new Candidate[asked.Length], new Decision[asked.Length]);
        for (var i = 0; i < asked.Length; i++)
            _candidates[i] = new Candidate(book.Keys.Of(asked[i].Item), asked[i].Author is { } author ? book.Keys.Of(author) : GuardKeys.None, (AgeClass)asked[i].Age);
        snapshot.Rank(Viewer(viewer), snapshot.Policy.Surface(surface)!, _candidates.AsSpan(0, asked.Length), _decisions);
        for (var i = 0; i < asked.Length; i++)
            verdicts.Span[i] = Verdict(_decisions[i]);
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> Search(GuardedViewer viewer, string query, CancellationToken cancellation)
    {
        var snapshot = book.Current;
        return ValueTask.FromResult(snapshot.Search(query, snapshot.Policy.Surface("search")!, _safe).Verdict == GuardVerdict.Allow);
    }

    public ValueTask Suggest(IReadOnlyList<string> completions, Memory<GuardedVerdict> verdicts, CancellationToken cancellation)
    {
        var snapshot = book.Current;
        var surface = snapshot.Policy.Surface("autocomplete")!;
        for (var i = 0; i < completions.Count; i++)
            verdicts.Span[i] = Verdict(snapshot.Suggest(completions[i], surface));
        return ValueTask.CompletedTask;
    }

    public ValueTask Tags(GuardedViewer viewer, IReadOnlyList<string> tags, Memory<GuardedVerdict> verdicts, CancellationToken cancellation)
    {
        var snapshot = book.Current;
        var surface = snapshot.Policy.Surface("tags")!;
        for (var i = 0; i < tags.Count; i++)
            verdicts.Span[i] = Verdict(snapshot.Tag(Viewer(viewer), surface, tags[i]));
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> Connect(GuardedViewer from, GuardedViewer to, ConnectionKind how, CancellationToken cancellation)
    {
        var connection = how switch
        {
            ConnectionKind.Follow => Connection.Follow,
            ConnectionKind.Message => Connection.Message,
            _ => Connection.Suggest,
        };
        return ValueTask.FromResult(book.Current.Connect(Viewer(from), Viewer(to), connection).Verdict is GuardVerdict.Allow or GuardVerdict.Warn);
    }

    private Viewer Viewer(GuardedViewer viewer) => new(book.Keys.Of(viewer.Account), (AgeClass)viewer.Age);

    private static GuardedVerdict Verdict(Decision decision) =>
        decision.Verdict is GuardVerdict.Allow or GuardVerdict.Warn or GuardVerdict.Demote ? new GuardedVerdict(true, decision.Factor) : GuardedVerdict.Drop;
}
