using Cordon.Policy.Rules;
using Cordon.Policy.State;
using Cordon.Signals.Counters;

namespace Cordon.Policy.Evaluating;

/// <summary>The counters of the active policy with their state. Each is a set of its own, so that one can be kept when another changes.</summary>
internal sealed class CounterBank
{
    private readonly ulong _tableSeed;
    private readonly Dictionary<string, (string Fingerprint, CounterSet Set)> _byName = new(StringComparer.Ordinal);

    public CounterBank(ulong tableSeed) => _tableSeed = tableSeed;

    /// <summary>The counters in the order of the policy's.</summary>
    public Counter[] Active { get; private set; } = [];

    /// <summary>Takes the counters of a policy: what is unchanged keeps its state, what is new or changed begins empty, what is gone is let go.</summary>
    public void Activate(IReadOnlyList<PolicyCounter> counters)
    {
        var kept = _byName.ToDictionary(StringComparer.Ordinal);
        _byName.Clear();
        Active = new Counter[counters.Count];
        for (var i = 0; i < counters.Count; i++)
        {
            var counter = counters[i];
            var set = kept.TryGetValue(counter.Name, out var old) && old.Fingerprint == counter.Fingerprint ? old.Set : new CounterSet([counter.Definition], _tableSeed);
            _byName.Add(counter.Name, (counter.Fingerprint, set));
            Active[i] = set[counter.Name];
        }
    }

    public void Save(StateWriter writer)
    {
        writer.Number(_byName.Count);
        foreach (var (name, (fingerprint, set)) in _byName.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            writer.Text(name);
            writer.Text(fingerprint);
            using var block = new MemoryStream();
            set.Save(block);
            writer.Block(block.GetBuffer().AsSpan(0, (int)block.Length));
        }
    }

    /// <summary>Loads the state of a policy's counters into a bank that has them already.</summary>
    public void Load(StateReader reader)
    {
        for (var left = reader.Count(PolicyLimits.Declarations); left > 0; left--)
        {
            var (name, fingerprint, block) = (reader.Text(), reader.Text(), reader.Block());
            if (!_byName.TryGetValue(name, out var counter) || counter.Fingerprint != fingerprint)
                throw reader.Damaged();
            try
            {
                using var stream = new MemoryStream(block, writable: false);
                counter.Set.Load(stream);
            }
            catch (CounterFileException wrong)
            {
                throw new StateException($"counter '{name}': {wrong.Message}");
            }
        }
    }
}
