namespace Cordon.Policy.Cel.Syntax;

/// <content>Taking words, and what is wrong with them.</content>
internal sealed partial class Parser
{
    /// <summary><c>a.b.c</c> as text when the expression is nothing but names; a dot before it is left out.</summary>
    internal static string? QualifiedName(Expr expr) => expr switch
    {
        IdentExpr ident => ident.Name,
        SelectExpr { Optional: false, Presence: false, Quoted: false } select when QualifiedName(select.Operand) is { } prefix => $"{prefix}.{select.Field}",
        _ => null,
    };

    private Token Take()
    {
        var token = _tokens[_at];
        if (token.Kind != TokenKind.End)
            _at++;
        return token;
    }

    private bool TakeIf(string symbol)
    {
        if (!Next.Is(symbol))
            return false;
        Take();
        return true;
    }

    private Token Expect(string symbol)
    {
        if (Next.Is(symbol))
            return Take();
        Unexpected($"'{symbol}'");
        return Next;
    }

    private ErrorExpr Unexpected(string expected, string? hint = null)
    {
        var token = Next;
        var what = token.Kind switch
        {
            TokenKind.End => "the expression ends too early",
            TokenKind.Symbol => $"'{token.Text}' cannot stand here",
            TokenKind.Name or TokenKind.QuotedName => $"the name '{Cordon.Events.Shown.Brief(token.Text)}' cannot stand here",
            _ => "this value cannot stand here",
        };
        return Fail(new CelProblem(what, token.Span) { Expected = expected, Hint = hint });
    }

    private ErrorExpr TooDeep(CelSpan span) => Fail(new CelProblem($"the expression is nested more than {_limits.Depth} deep", span) { Hint = "split it with cel.bind, or into several rules" });

    private Expr Checked(Expr expr) => expr.Height > _limits.Depth ? TooDeep(expr.Span) : expr;

    private ErrorExpr Fail(CelProblem problem)
    {
        _problem ??= problem;
        _at = _tokens.Count - 1;
        return new ErrorExpr(problem.Span);
    }
}
