namespace Cordon.Guard.Snapshots;

/// <summary>An entity and its state from now on; the default state takes it out of the snapshot.</summary>
/// <param name="Key">Its key.</param>
/// <param name="State">Its state.</param>
public readonly record struct EntityChange(ulong Key, EntityState State);
