namespace Cordon.Client;

/// <summary>What the guard withheld lately: on what surface, from whom, what. Bounded; the oldest gives way.</summary>
internal sealed class WithheldMemory(int most, TimeSpan kept, TimeProvider clock)
{
    private readonly Dictionary<(string Surface, string? Viewer, string Thing), (GuardDecision Decision, long At)> _known = [];
    private readonly Queue<((string Surface, string? Viewer, string Thing) Key, long At)> _order = new();
    private readonly Lock _lock = new();

    /// <summary>Takes in what the guard said of a thing: withheld things are kept, and what may be shown again is forgotten.</summary>
    public void Note(string surface, string? viewer, string thing, GuardDecision decision)
    {
        var key = (surface, viewer, thing);
        lock (_lock)
        {
            if (decision.Verdict is "keep" or "allow")
            {
                _known.Remove(key);
                return;
            }

            var now = clock.GetTimestamp();
            _known[key] = (decision, now);
            _order.Enqueue((key, now));
            // What was noted anew stands in the queue twice; only its last place counts.
            while (_order.Count > most && _order.TryDequeue(out var oldest))
            {
                if (_known.TryGetValue(oldest.Key, out var kept) && kept.At == oldest.At)
                    _known.Remove(oldest.Key);
            }
        }
    }

    /// <summary>What is remembered of a thing; null for nothing, or nothing recent.</summary>
    public GuardDecision? Find(string surface, string? viewer, string thing)
    {
        lock (_lock)
            return _known.TryGetValue((surface, viewer, thing), out var found) && clock.GetElapsedTime(found.At) <= kept ? found.Decision : null;
    }
}
