namespace Cordon.Policy.Rules;

/// <summary>One declaration that differs between two policies.</summary>
/// <param name="What">What it is: rule, feature, counter, label or list.</param>
/// <param name="Name">Its name.</param>
/// <param name="How"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="Fields">What differs, in the order of the fields' names.</param>
public sealed record PolicyChange(string What, string Name, string How, IReadOnlyList<FieldChange> Fields);
