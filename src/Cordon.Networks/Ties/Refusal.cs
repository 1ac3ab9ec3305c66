namespace Cordon.Networks.Ties;

/// <summary>A negative tie: a person refused an account that had approached it. By the numbers of the event table.</summary>
/// <param name="By">The account that was approached and refused.</param>
/// <param name="Of">The account that approached.</param>
/// <param name="ByChild">Whether the refusing account is a child's.</param>
/// <param name="Acts">How many refusals there were: a block and a report are two.</param>
/// <param name="Approach">The event of the first approach.</param>
/// <param name="First">The event of the first refusal.</param>
internal readonly record struct Refusal(int By, int Of, bool ByChild, int Acts, int Approach, int First);
