namespace Cordon.Storage.State;

/// <summary>What came of a stretch of the log and is to be kept outside the engine, all of it or nothing.</summary>
public sealed class Output
{
    /// <summary>The sequence up to which this is whole.</summary>
    public long Sequence { get; set; }

    /// <summary>Changes of labels.</summary>
    public List<StoredLabelChange> LabelChanges { get; } = [];

    /// <summary>Entities put into review queues.</summary>
    public List<QueuedEntity> Queued { get; } = [];

    /// <summary>What is to be sent.</summary>
    public List<Delivery> Deliveries { get; } = [];

    /// <summary>Policies that became active.</summary>
    public List<Activation> Activations { get; } = [];

    /// <summary>How many things are held.</summary>
    public int Count => LabelChanges.Count + Queued.Count + Deliveries.Count + Activations.Count;

    /// <summary>Takes over what another holds, behind what this one does; the other is empty then.</summary>
    public void Take(Output later)
    {
        LabelChanges.AddRange(later.LabelChanges);
        Queued.AddRange(later.Queued);
        Deliveries.AddRange(later.Deliveries);
        Activations.AddRange(later.Activations);
        later.Clear();
    }

    /// <summary>Lets go of everything but the place.</summary>
    public void Clear()
    {
        LabelChanges.Clear();
        Queued.Clear();
        Deliveries.Clear();
        Activations.Clear();
    }
}
