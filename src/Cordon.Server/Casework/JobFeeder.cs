using Cordon.Casework;
using Cordon.Casework.Queues;
using Cordon.Server.Engine;
using Cordon.Storage.Casework;

namespace Cordon.Server.Casework;

/// <summary>
/// Takes what rules put before people into the queues. What is kept in the state lies in the order of the log and stands there once, whatever is replayed; how far it was taken in is kept with the
/// jobs, in one transaction, so that each becomes a reason once.
/// </summary>
internal sealed class JobFeeder(CordonEngine engine, CaseworkStore book)
{
    // Whoever asks for the next job waits for one such piece at most.
    private const int AtOnce = 100;

    private FeedPlace? _place;

    /// <summary>Takes in all that is there.</summary>
    /// <returns>True when there was something.</returns>
    public bool Run()
    {
        var any = false;
        while (true)
        {
            var place = _place ??= book.Fed;
            var queued = engine.Store.QueuedAfter(place.Sequence, place.Part, AtOnce);
            if (queued.Count == 0)
                return any;
            any = true;
            var now = engine.Now;
            var routesByLabel = book.Routes.Any(r => r.Label is not null);
            var jobs = queued.Select(q => new IncomingJob
            {
                Subject = q.Entity,
                Queue = q.Queue,
                Priority = q.Priority,
                Severity = Enum.Parse<CaseSeverity>(q.Severity, ignoreCase: true),
                Source = "rule",
                By = q.Rule,
                Event = q.EventId,
                Note = q.Note,
                At = q.At,
                Labels = routesByLabel ? LabelsOf(q.Entity, now) : [],
            }).ToList();
            // Nothing is forgotten of the place when the keeping fails: it is read again.
            _place = null;
            var through = new FeedPlace(queued[^1].Sequence, queued[^1].Part);
            book.Feed(jobs, through);
            _place = through;
        }
    }

    /// <summary>The labels that stand on an entity.</summary>
    public IReadOnlyList<string> LabelsOf(string entity, DateTimeOffset now) =>
        Events.Entity.TryParse(entity, out var parsed, out _) ? engine.Ask(e => e.Labels.Of(parsed, now).Select(l => l.Name).ToList()) : [];
}
