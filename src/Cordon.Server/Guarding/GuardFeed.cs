using Cordon.Events;
using Cordon.Guard.Deterrence;
using Cordon.Guard.Snapshots;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Labels;
using Cordon.Storage.State;

namespace Cordon.Server.Guarding;

/// <summary>
/// Keeps the guard's snapshot up with labels, their expiry, networks and the active policy. What changes the feed is called under the evaluator's lock; any thread reads
/// <see cref="Current"/>.
/// </summary>
internal sealed class GuardFeed
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(5);

    private readonly GuardBook _book;
    private readonly TimeProvider _clock;
    private readonly HashSet<Entity> _changed = [];
    private readonly PriorityQueue<Entity, DateTimeOffset> _expiring = new();
    private readonly Dictionary<string, StoredNetwork> _networks = new(StringComparer.Ordinal);
    private readonly Dictionary<Entity, int> _networkOf = [];
    private bool _anew;
    private long _publishedAt;

    public GuardFeed(ulong secret, IReadOnlyList<StoredNetwork> networks, TimeProvider clock)
    {
        _book = new GuardBook(new GuardKeys(SeededRandom.Mix(secret), SeededRandom.Mix(secret + SeededRandom.Step)));
        _clock = clock;
        _publishedAt = clock.GetTimestamp();
        foreach (var network in networks)
            _networks[network.Id] = network;
        Members();
    }

    /// <summary>The snapshot of this moment.</summary>
    public GuardSnapshot Current => _book.Current;

    /// <summary>What viewers were warned of.</summary>
    public Attempts Attempts { get; } = new();

    /// <summary>True when nothing looked after the snapshot for five seconds: labels set since then may be missing.</summary>
    public bool IsStale => _clock.GetElapsedTime(Volatile.Read(ref _publishedAt)) > StaleAfter;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Builds the snapshot from all labels that stand.</summary>
    public void Begin(PolicyEngine engine)
    {
        var now = _clock.GetUtcNow();
        var tables = GuardTables.PolicyOf(engine.Policy);
        var states = new Dictionary<Entity, EntityState>();
        _expiring.Clear();
        foreach (var (entity, label) in engine.Labels.All(now))
        {
            var traits = tables.TraitsOf(label.Name);
            if (traits == EntityTraits.None)
                continue;
            states[entity] = states.GetValueOrDefault(entity) is var state ? state with { Traits = state.Traits | traits } : default;
            if (label.Expires is { } end)
                _expiring.Enqueue(entity, end);
        }

        foreach (var (entity, network) in _networkOf)
            states[entity] = states.GetValueOrDefault(entity) with { Network = network };
        _book.Begin(tables, GuardTables.TermsOf(engine.Policy, tables, _book.Keys), [.. states.Select(s => new EntityChange(_book.Keys.Of(s.Key.Text), s.Value))]);
        _changed.Clear();
        _anew = false;
    }

    /// <summary>Takes note of what an evaluation changed; <see cref="Publish"/> makes it known.</summary>
    public void Note(Evaluation evaluation)
    {
        if (evaluation.IsEmpty)
            return;
        _anew |= evaluation.Activated is not null;
        foreach (var change in evaluation.LabelChanges)
        {
            if (change.Kind == LabelChangeKind.Refused)
                continue;
            _changed.Add(change.Entity);
            if (change.Kind != LabelChangeKind.Removed && change.Label.Expires is { } end)
                _expiring.Enqueue(change.Entity, end);
        }
    }

    /// <summary>Brings the snapshot up to date; costs next to nothing when nothing changed.</summary>
    public void Publish(PolicyEngine engine)
    {
        var now = _clock.GetUtcNow();
        while (_expiring.TryPeek(out var entity, out var end) && end <= now)
        {
            _expiring.Dequeue();
            _changed.Add(entity);
        }

        if (_anew)
        {
            Begin(engine);
        }
        else if (_changed.Count > 0)
        {
            var policy = _book.Current.Policy;
            var changes = new EntityChange[_changed.Count];
            var i = 0;
            foreach (var entity in _changed)
            {
                var traits = EntityTraits.None;
                foreach (var label in engine.Labels.Of(entity, now))
                    traits |= policy.TraitsOf(label.Name);
                changes[i++] = new EntityChange(_book.Keys.Of(entity.Text), new EntityState(traits, 0, _networkOf.GetValueOrDefault(entity)));
            }

            _book.Apply(changes);
            _changed.Clear();
        }

        Volatile.Write(ref _publishedAt, _clock.GetTimestamp());
    }

    /// <summary>Takes in a network that is kept already.</summary>
    public void Take(StoredNetwork network, PolicyEngine engine)
    {
        foreach (var member in (_networks.GetValueOrDefault(network.Id)?.Members.Keys ?? []).Concat(network.Members.Keys))
            _changed.Add(Entity.Parse(member));
        _networks[network.Id] = network;
        Members();
        Publish(engine);
    }

    /// <summary>Who is in which network: of several, the one that was kept first.</summary>
    private void Members()
    {
        _networkOf.Clear();
        foreach (var network in _networks.Values.Where(n => n.State != NetworkStates.Cleared).OrderBy(n => n.Number))
        {
            foreach (var member in network.Members.Keys)
                _networkOf.TryAdd(Entity.Parse(member), network.Number);
        }
    }
}
