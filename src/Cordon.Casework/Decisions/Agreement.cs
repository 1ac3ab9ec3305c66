namespace Cordon.Casework.Decisions;

/// <summary>How far people agree beyond chance.</summary>
/// <param name="Items">How many things were judged by more than one.</param>
/// <param name="Raw">The share of agreeing pairs; null when nothing was.</param>
/// <param name="Kappa">1 for full agreement, 0 for chance; null when all said one and the same, which tells nothing.</param>
/// <param name="Low">Lower end of the 95 % interval of kappa.</param>
/// <param name="High">Upper end of the 95 % interval of kappa.</param>
public sealed record Agreement(int Items, double? Raw, double? Kappa, double? Low, double? High);
