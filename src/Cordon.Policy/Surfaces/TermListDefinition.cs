namespace Cordon.Policy.Surfaces;

/// <summary>A list of terms that surfaces look for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file of the policy with one term a line.</param>
/// <param name="Blocks">Whether a query with a term is blocked; otherwise the viewer is warned.</param>
/// <param name="ChildSafety">Whether it protects children: nobody may then go on after a warning.</param>
/// <param name="Message">The message; null for none.</param>
public sealed record TermListDefinition(string Name, string File, bool Blocks, bool ChildSafety, string? Message);
