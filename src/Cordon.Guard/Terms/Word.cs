namespace Cordon.Guard.Terms;

/// <summary>A word of a text: where it stands in the folded text and in the text as it was.</summary>
internal readonly record struct Word(ushort Start, ushort End, ushort From, ushort To);
