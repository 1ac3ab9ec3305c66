namespace Cordon.Policy.Cel;

/// <summary>A declared variable.</summary>
/// <param name="Name">Its name; may be qualified, such as <c>a.b</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Slot">Its place in an activation, from 0 in the order of declaration.</param>
public sealed record CelVariable(string Name, CelType Type, int Slot);
