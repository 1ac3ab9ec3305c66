namespace Cordon.Policy.Cel.Syntax;

/// <summary>One word of a source.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">The name or symbol; empty for literals.</param>
/// <param name="Value">The value of a literal; a uint for a whole number of which the sign is not yet known.</param>
internal readonly record struct Token(TokenKind Kind, CelSpan Span, string Text, CelValue Value)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
