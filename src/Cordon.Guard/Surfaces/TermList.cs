namespace Cordon.Guard.Surfaces;

/// <summary>A list of terms, and what follows when a query holds one.</summary>
public sealed record TermList
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Warn or block. Default: block.</summary>
    public GuardVerdict Action { get; init; } = GuardVerdict.Block;

    /// <summary>Whether it protects children: then there is no "show anyway". Default: true.</summary>
    public bool ChildSafety { get; init; } = true;

    /// <summary>The message that the viewer sees; null for none.</summary>
    public string? Message { get; init; }
}
