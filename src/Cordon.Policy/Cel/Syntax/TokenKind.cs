namespace Cordon.Policy.Cel.Syntax;

/// <summary>The kinds of words in a source.</summary>
internal enum TokenKind
{
    End,
    Name,
    QuotedName,
    Literal,

    /// <summary>A whole number of which the sign is not yet known.</summary>
    Whole,
    Symbol,
}
