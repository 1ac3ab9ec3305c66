namespace Cordon.Guard.Snapshots;

/// <summary>What a snapshot knows of an entity; the default value is what it knows of all others.</summary>
/// <param name="Traits">What its labels say.</param>
/// <param name="Risk">The risk of a tag, in 255ths.</param>
/// <param name="Network">The number of its network; 0 for none.</param>
public readonly record struct EntityState(EntityTraits Traits, byte Risk = 0, int Network = 0);
