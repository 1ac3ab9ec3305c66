using System.Diagnostics.CodeAnalysis;
using Cordon.Events;
using Cordon.Policy.State;

namespace Cordon.Policy.Labels;

/// <summary>
/// The labels that stand, by entity. Reads take a time, so an expiry takes effect at its moment whether or not anything runs then. The
/// history is what the methods return; the store keeps only what stands. One thread at a time.
/// </summary>
/// <remarks>
/// Conflicts: a label set by a stronger source (<see cref="LabelSource"/>) is not replaced by a weaker one; of labels that exclude one another the later drives out the
/// earlier, unless a stronger source set the earlier one, and then the later is refused. Among equals an expiry only ever moves later,
/// except that a person may move it either way.
/// </remarks>
public sealed class LabelStore
{
    /// <summary>Most labels on one entity.</summary>
    public const int MostOnOneEntity = 64;

    private const int Version = 1;
    private readonly Dictionary<Entity, Label[]> _byEntity = [];
    private readonly int _most;

    /// <param name="most">Most labels in all.</param>
    public LabelStore(int most = 5_000_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        _most = most;
    }

    private static ReadOnlySpan<byte> Mark => "CORDLABL"u8;

    /// <summary>Labels held, those included that have expired and were not swept yet.</summary>
    public int Count { get; private set; }

    /// <summary>Entities that carry a label, as <see cref="Count"/> counts.</summary>
    public int Entities => _byEntity.Count;

    /// <summary>Whether a label holds on an entity at a time.</summary>
    public bool Has(Entity entity, string name, DateTimeOffset at) => Find(entity, name, at, out _);

    /// <summary>The label of a name that holds on an entity at a time.</summary>
    public bool Find(Entity entity, string name, DateTimeOffset at, [NotNullWhen(true)] out Label? label)
    {
        if (_byEntity.TryGetValue(entity, out var labels))
        {
            foreach (var candidate in labels)
            {
                if (candidate.Name == name)
                {
                    label = candidate;
                    return candidate.HoldsAt(at);
                }
            }
        }

        label = null;
        return false;
    }

    /// <summary>The labels that hold on an entity at a time, in the order of their names.</summary>
    public IReadOnlyList<Label> Of(Entity entity, DateTimeOffset at) =>
        _byEntity.TryGetValue(entity, out var labels) ? Array.FindAll(labels, l => l.HoldsAt(at)) : [];

    /// <summary>All labels that hold at a time, in the order of entities and names. Sorts: not for every event.</summary>
    public IEnumerable<(Entity Entity, Label Label)> All(DateTimeOffset at) =>
        from entry in _byEntity.OrderBy(e => e.Key) from label in entry.Value where label.HoldsAt(at) select (entry.Key, label);

    /// <summary>The labels an entity holds or held and that were not swept; for hot readers. In the order of names; not to be changed.</summary>
    internal Label[]? Raw(Entity entity) => _byEntity.GetValueOrDefault(entity);

    /// <summary>Sets a label.</summary>
    /// <param name="entity">On which entity.</param>
    /// <param name="label">The label; its <see cref="Label.Set"/> is the time of the change.</param>
    /// <param name="scheme">What is declared.</param>
    /// <param name="changes">Gets the changes: none when everything holds already as asked.</param>
    public void Set(Entity entity, Label label, LabelScheme scheme, ICollection<LabelChange> changes)
    {
        if (RefusalOf(entity, label, scheme) is { } refused)
        {
            changes.Add(new LabelChange(LabelChangeKind.Refused, entity, label, label.SetBy, refused));
            return;
        }

        foreach (var excluded in scheme.ExcludedBy(label.Name))
        {
            if (!Find(entity, excluded, label.Set, out var standing))
                continue;
            Take(entity, excluded);
            changes.Add(new LabelChange(LabelChangeKind.Removed, entity, standing, label.SetBy, $"'{label.Name}' excludes it"));
        }

        if (!Find(entity, label.Name, label.Set, out var before))
        {
            Put(entity, label);
            changes.Add(new LabelChange(LabelChangeKind.Set, entity, label, label.SetBy, label.Reason));
        }
        else if (label.Source > before.Source || label.Source == LabelSource.Person)
        {
            if (before with { Sequence = label.Sequence, Set = label.Set } == label)
                return;
            Put(entity, label);
            changes.Add(new LabelChange(LabelChangeKind.Replaced, entity, label, label.SetBy, label.Reason));
        }
        else if (label.Source == before.Source && before.Expires is { } end && (label.Expires is not { } later || later > end))
        {
            var extended = before with { Expires = label.Expires };
            Put(entity, extended);
            changes.Add(new LabelChange(LabelChangeKind.Extended, entity, extended, label.SetBy, label.Reason));
        }
    }

    /// <summary>Removes a label that holds.</summary>
    /// <param name="entity">From which entity.</param>
    /// <param name="name">The label's name.</param>
    /// <param name="source">Who removes it; a weaker source than that of the label is refused.</param>
    /// <param name="by">The person or import.</param>
    /// <param name="why">Why.</param>
    /// <param name="at">The time of the change.</param>
    /// <param name="changes">Gets the change: none when the label does not hold.</param>
    public void Remove(Entity entity, string name, LabelSource source, string by, string why, DateTimeOffset at, ICollection<LabelChange> changes)
    {
        if (!Find(entity, name, at, out var label))
            return;
        if (label.Source > source)
        {
            changes.Add(new LabelChange(LabelChangeKind.Refused, entity, label, by, $"it was set by {Words(label.Source)} and is not removed by {Words(source)}"));
            return;
        }

        Take(entity, name);
        changes.Add(new LabelChange(LabelChangeKind.Removed, entity, label, by, why));
    }

    /// <summary>Lets go of labels that expired at or before a time; nothing that reads at a later time sees a difference.</summary>
    /// <returns>How many.</returns>
    public int Sweep(DateTimeOffset expired)
    {
        var before = Count;
        foreach (var (entity, labels) in _byEntity)
        {
            var kept = Array.FindAll(labels, l => l.HoldsAt(expired));
            if (kept.Length == labels.Length)
                continue;
            Count -= labels.Length - kept.Length;
            if (kept.Length == 0)
                _byEntity.Remove(entity);
            else
                _byEntity[entity] = kept;
        }

        return before - Count;
    }

    /// <summary>Writes the labels: the same labels give the same bytes.</summary>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public void Save(Stream stream)
    {
        using var writer = new StateWriter(stream, Mark, Version);
        writer.Number(_byEntity.Count);
        foreach (var (entity, labels) in _byEntity.OrderBy(e => e.Key))
        {
            writer.Name(entity);
            writer.Number(labels.Length);
            foreach (var label in labels)
            {
                writer.Text(label.Name);
                writer.Number((int)label.Source);
                writer.Text(label.SetBy);
                writer.Text(label.Reason);
                writer.Number(label.Sequence);
                writer.OptionalText(label.EventId);
                writer.Time(label.Set);
                writer.Number(label.Expires is { } end ? end.UtcTicks : -1);
            }
        }

        writer.Finish();
    }

    /// <summary>Replaces the labels by saved ones. When it fails, the store is as it was.</summary>
    /// <exception cref="StateException">The bytes are damaged, cut short or of another version.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public void Load(Stream stream)
    {
        using var reader = new StateReader(stream, Mark, Version, "the labels");
        var (loaded, count) = (new Dictionary<Entity, Label[]>(), 0);
        // Names, rules and reasons repeat; each is kept once.
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var left = reader.Count(int.MaxValue); left > 0; left--)
        {
            var entity = reader.Name();
            var labels = new Label[reader.Count(MostOnOneEntity)];
            for (var i = 0; i < labels.Length; i++)
                labels[i] = Read(reader, texts);
            count += labels.Length;
            if (!loaded.TryAdd(entity, labels))
                throw reader.Damaged();
        }

        reader.Finish();
        _byEntity.Clear();
        foreach (var (entity, labels) in loaded)
            _byEntity.Add(entity, labels);
        Count = count;
    }

    internal static string Words(LabelSource source) => source switch
    {
        LabelSource.Rule => "a rule",
        LabelSource.Import => "an import",
        _ => "a person",
    };

    private static Label Read(StateReader reader, Dictionary<string, string> texts)
    {
        var label = new Label
        {
            Name = Once(reader.Text()),
            Source = (LabelSource)reader.Count((int)LabelSource.Person),
            SetBy = Once(reader.Text()),
            Reason = Once(reader.Text()),
            Sequence = reader.Number(),
            EventId = reader.OptionalText(),
            Set = reader.Time(),
        };
        var end = reader.Number();
        return end switch
        {
            -1 => label,
            >= 0 when end <= DateTimeOffset.MaxValue.UtcTicks => label with { Expires = new DateTimeOffset(end, TimeSpan.Zero) },
            _ => throw reader.Damaged(),
        };

        string Once(string text)
        {
            if (texts.TryGetValue(text, out var known))
                return known;
            if (texts.Count < 100_000)
                texts.Add(text, text);
            return text;
        }
    }

    private string? RefusalOf(Entity entity, Label label, LabelScheme scheme)
    {
        if (!scheme.TryGet(label.Name, out var definition))
            return $"no label '{Shown.Brief(label.Name)}' is declared";
        if (definition.AppliesTo.Count > 0 && !definition.AppliesTo.Any(entity.Is))
            return $"'{label.Name}' is for {string.Join(", ", definition.AppliesTo)}, not for {entity.Type}";
        if (definition.SetBy.Count > 0 && !definition.SetBy.Contains(label.Source))
            return $"'{label.Name}' is not set by {Words(label.Source)}";
        if (!label.HoldsAt(label.Set))
            return "it would expire before it is set";
        foreach (var excluded in scheme.ExcludedBy(label.Name))
        {
            if (Find(entity, excluded, label.Set, out var standing) && standing.Source > label.Source)
                return $"'{excluded}', set by {Words(standing.Source)}, excludes it";
        }

        var held = _byEntity.GetValueOrDefault(entity);
        if (held is not null && Array.Exists(held, l => l.Name == label.Name))
            return null;
        if (held?.Count(l => l.HoldsAt(label.Set)) >= MostOnOneEntity)
            return $"the entity has {MostOnOneEntity} labels already";
        return Count >= _most ? $"{_most} labels are held already; remove some or raise the bound" : null;
    }

    // Keeps the order of names; what has expired by the time of the change makes room.
    private void Put(Entity entity, Label label)
    {
        var held = _byEntity.GetValueOrDefault(entity) ?? [];
        Label[] next = [.. held.Where(l => l.Name != label.Name && (l.HoldsAt(label.Set) || held.Length < MostOnOneEntity)), label];
        Array.Sort(next, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        _byEntity[entity] = next;
        Count += next.Length - held.Length;
    }

    private void Take(Entity entity, string name)
    {
        var held = _byEntity[entity];
        var next = Array.FindAll(held, l => l.Name != name);
        Count += next.Length - held.Length;
        if (next.Length == 0)
            _byEntity.Remove(entity);
        else
            _byEntity[entity] = next;
    }
}
