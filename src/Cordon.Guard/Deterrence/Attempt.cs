namespace Cordon.Guard.Deterrence;

/// <summary>How often a viewer met a list of terms.</summary>
/// <param name="Viewer">The viewer.</param>
/// <param name="List">The list.</param>
/// <param name="Shown">How often the message was shown.</param>
/// <param name="Repeated">How often it was shown again within the window: the viewer tried once more.</param>
/// <param name="Clicked">How often the viewer went on to the help resource.</param>
/// <param name="First">When it was first shown.</param>
/// <param name="Last">When it was last shown.</param>
public readonly record struct Attempt(string Viewer, string List, long Shown, long Repeated, long Clicked, DateTimeOffset First, DateTimeOffset Last);
