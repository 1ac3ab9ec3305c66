namespace Cordon.Networks.Results;

/// <summary>What a platform showed before and after networks were cut off.</summary>
/// <param name="Note">How it was measured, in a sentence.</param>
/// <param name="Rows">One row a measure.</param>
public sealed record EffectTable(string Note, IReadOnlyList<EffectRow> Rows);

/// <summary>One measure.</summary>
/// <param name="Measure">What, with its unit.</param>
/// <param name="Before">Its value before, with its interval; empty where there is none.</param>
/// <param name="After">Its value after, with its interval.</param>
public sealed record EffectRow(string Measure, string Before, string After);
