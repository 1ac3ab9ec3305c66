namespace Cordon.Policy.Cel.Syntax;

/// <summary>A part of an expression as it was written; the checker adds what it finds out.</summary>
internal abstract class Expr(CelSpan span, int height)
{
    /// <summary>Where it stands, with the parentheses around it.</summary>
    public CelSpan Span { get; set; } = span;

    /// <summary>The length of the longest path down to a leaf, from 1. Bounded, so that walks may recurse.</summary>
    public int Height { get; } = height;

    /// <summary>The type that the checker deduced.</summary>
    public CelType Type { get; set; } = CelType.Dyn;

    protected static int Above(Expr one) => one.Height + 1;

    protected static int Above(Expr one, Expr other) => Math.Max(one.Height, other.Height) + 1;

    protected static int Above(IEnumerable<Expr> all) => all.Aggregate(0, (height, e) => Math.Max(height, e.Height)) + 1;
}
