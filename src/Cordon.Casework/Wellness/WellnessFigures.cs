namespace Cordon.Casework.Wellness;

/// <summary>Figures of a group; none of a person.</summary>
/// <param name="Days">Over how many days.</param>
/// <param name="People">How many people saw something; null when the group is too small to be told of.</param>
/// <param name="Shifts">How many shifts; null likewise.</param>
/// <param name="MeanSeen">How much was seen in a shift, in the mean; null likewise.</param>
/// <param name="AtLimit">The share of shifts that reached the budget; null likewise.</param>
/// <param name="Overrides">How many overrides were given; null likewise.</param>
public sealed record WellnessFigures(int Days, int? People, int? Shifts, double? MeanSeen, double? AtLimit, int? Overrides);
