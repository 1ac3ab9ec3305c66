namespace Cordon.Networks.Ties;

/// <summary>How rare what two accounts share is, in −ln.</summary>
/// <param name="Sum">Over all artifacts both use.</param>
/// <param name="Most">Of the rarest one.</param>
internal readonly record struct SharedRarity(double Sum, double Most)
{
    public SharedRarity With(double rarity) => new(Sum + rarity, Math.Max(Most, rarity));
}
