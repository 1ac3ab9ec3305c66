namespace Cordon.Casework;

/// <summary>A person of the staff who does something, and what they may do.</summary>
/// <param name="Name">Who; the same name is the same person.</param>
/// <param name="MayApprove">Whether they may give a second approval, and undo.</param>
/// <param name="MaySupervise">Whether they may set up queues and override limits.</param>
public sealed record Acting(string Name, bool MayApprove = false, bool MaySupervise = false);
