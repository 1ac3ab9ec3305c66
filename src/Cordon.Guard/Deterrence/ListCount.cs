namespace Cordon.Guard.Deterrence;

/// <summary>How often the message of a list was shown, shown again to the same viewer, and followed.</summary>
/// <param name="List">The list.</param>
/// <param name="Shown">Shown, the repeated ones included.</param>
/// <param name="Repeated">Shown again to the same viewer within the window.</param>
/// <param name="Clicked">Followed.</param>
public readonly record struct ListCount(string List, long Shown, long Repeated, long Clicked);
