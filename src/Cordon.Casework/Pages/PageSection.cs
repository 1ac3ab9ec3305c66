namespace Cordon.Casework.Pages;

/// <summary>A part of a page: a heading, and labels with their values.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Rows">Labels and values, in their order.</param>
/// <param name="Level">2 for a part of the page, 3 for a part of a part.</param>
public sealed record PageSection(string Title, IReadOnlyList<(string Label, string Value)> Rows, int Level = 2);
