namespace Cordon.Policy.Cel.Syntax;

/// <summary>
/// Reads an expression by operator strength (Pratt). The first mistake ends the reading: all further words count as the end, so that no
/// follow-up mistakes are reported. Depth is bounded while reading and in the tree.
/// </summary>
internal sealed partial class Parser
{
    private static readonly HashSet<string> Reserved =
        ["as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while"];

    private readonly List<Token> _tokens;
    private readonly CelLimits _limits;
    private CelProblem? _problem;
    private int _at;
    private int _depth;

    private Parser(List<Token> tokens, CelLimits limits) => (_tokens, _limits) = (tokens, limits);

    private Token Next => _tokens[_at];

    /// <summary>The expression of a source, or what is wrong with it.</summary>
    public static (Expr? Expr, CelProblem? Problem) Read(string source, CelLimits limits)
    {
        if (source.Length > limits.SourceChars)
        {
            return (null, new CelProblem($"the expression has {source.Length} characters; at most {limits.SourceChars} are read", new CelSpan(0, 0))
            {
                Hint = "split it into several, or keep long lists outside of it",
            });
        }

        var (tokens, problem) = Lexer.Read(source);
        var parser = new Parser(tokens, limits);
        var expr = parser.ReadExpr();
        if (parser._problem is null && problem is null && parser.Next.Kind != TokenKind.End)
            parser.Unexpected("an operator or the end");
        // A mistake in a word is told rather than what follows from it.
        return (problem ?? parser._problem) is { } first ? (null, first) : (expr, null);
    }

    private Expr ReadExpr()
    {
        if (++_depth > _limits.Depth)
            return TooDeep(Next.Span);
        var condition = ReadBinary(1);
        if (Next.Is("?"))
        {
            Take();
            var then = ReadBinary(1);
            Expect(":");
            var otherwise = ReadExpr();
            condition = Checked(new ConditionalExpr(condition.Span.With(otherwise.Span), condition, then, otherwise));
        }

        _depth--;
        return condition;
    }

    private Expr ReadBinary(int least)
    {
        var left = ReadUnary();
        while (Operator(Next) is { } op && op.Strength() >= least)
        {
            if (op.IsLogic())
            {
                left = ReadChain(op, left);
                continue;
            }

            Take();
            var right = ReadBinary(op.Strength() + 1);
            left = Checked(new BinaryExpr(left.Span.With(right.Span), op, left, right));
        }

        return left;
    }

    /// <summary>A chain of one logical operator becomes a balanced tree: its result is the same, and a long chain is not deep.</summary>
    private Expr ReadChain(BinaryOperator op, Expr first)
    {
        var terms = new List<Expr> { first };
        while (Operator(Next) == op)
        {
            Take();
            terms.Add(ReadBinary(op.Strength() + 1));
        }

        return Balanced(op, terms, 0, terms.Count);
    }

    private Expr Balanced(BinaryOperator op, List<Expr> terms, int from, int to)
    {
        if (to - from == 1)
            return terms[from];
        var middle = (from + to + 1) / 2;
        var (left, right) = (Balanced(op, terms, from, middle), Balanced(op, terms, middle, to));
        return Checked(new BinaryExpr(left.Span.With(right.Span), op, left, right));
    }

    private Expr ReadUnary()
    {
        if (!Next.Is("!") && !Next.Is("-"))
            return ReadMember(ReadPrimary());
        if (++_depth > _limits.Depth)
            return TooDeep(Next.Span);
        var sign = Take();
        Expr result;
        if (sign.Is("-") && Next.Kind == TokenKind.Whole)
        {
            var number = Take();
            result = ReadMember(Whole(number, sign.Span.With(number.Span), negative: true));
        }
        else if (sign.Is("-") && Next.Kind == TokenKind.Literal && Next.Value.Kind == CelKind.Double)
        {
            var number = Take();
            result = ReadMember(new LiteralExpr(sign.Span.With(number.Span), CelValue.Of(-number.Value.AsDouble())));
        }
        else
        {
            var operand = ReadUnary();
            result = Checked(new UnaryExpr(sign.Span.With(operand.Span), sign.Is("!"), operand));
        }

        _depth--;
        return result;
    }

    private Expr ReadPrimary()
    {
        var token = Next;
        switch (token.Kind)
        {
            case TokenKind.Literal:
                Take();
                return new LiteralExpr(token.Span, token.Value);
            case TokenKind.Whole:
                Take();
                return Whole(token, token.Span, negative: false);
            case TokenKind.Name:
                return ReadName(rooted: false, token.Span);
            case TokenKind.Symbol when token.Text == ".":
                Take();
                return Next.Kind == TokenKind.Name ? ReadName(rooted: true, token.Span) : Unexpected("a name");
            case TokenKind.Symbol when token.Text == "(":
                Take();
                var inner = ReadExpr();
                inner.Span = token.Span.With(Expect(")").Span);
                return inner;
            case TokenKind.Symbol when token.Text == "[":
                Take();
                var (elements, optional) = ReadElements("]");
                return Checked(new ListExpr(token.Span.With(Expect("]").Span), elements, optional));
            case TokenKind.Symbol when token.Text == "{":
                return ReadMap();
            default:
                return Unexpected("a value");
        }
    }

    private Expr ReadName(bool rooted, CelSpan start)
    {
        var name = Take();
        if (Reserved.Contains(name.Text))
            return Fail(new CelProblem($"'{name.Text}' is a reserved word and cannot be a name", name.Span) { Hint = "after a dot it may stand: x." + name.Text });
        var span = start.With(name.Span);
        if (!Next.Is("("))
            return new IdentExpr(span, name.Text, rooted);
        var (args, end) = ReadArguments();
        return Call(span.With(end), name, null, args, rooted);
    }

    private Expr ReadMember(Expr operand)
    {
        while (true)
        {
            if (Next.Is("."))
            {
                operand = ReadSelection(operand);
            }
            else if (Next.Is("["))
            {
                Take();
                var optional = TakeIf("?");
                var index = ReadExpr();
                operand = Checked(new IndexExpr(operand.Span.With(Expect("]").Span), operand, index, optional));
            }
            else if (Next.Is("{") && QualifiedName(operand) is { } name)
            {
                operand = ReadStruct(operand, name);
            }
            else
            {
                return operand;
            }
        }
    }

    private Expr ReadSelection(Expr operand)
    {
        Take();
        var optional = TakeIf("?");
        var name = Next;
        if (name.Kind is not (TokenKind.Name or TokenKind.QuotedName))
        {
            return Unexpected("a field or function", name.Kind is TokenKind.Literal or TokenKind.Symbol && name.Text.Length > 1
                ? $"a field with this name is reached with x[\"{name.Text}\"]"
                : null);
        }

        Take();
        if (name.Kind == TokenKind.Name && !optional && Next.Is("("))
        {
            var (args, end) = ReadArguments();
            return Call(operand.Span.With(end), name, operand, args, rooted: false);
        }

        return Checked(new SelectExpr(operand.Span.With(name.Span), operand, name.Text, name.Span, optional, presence: false, name.Kind == TokenKind.QuotedName));
    }

    private (Expr[] Args, CelSpan End) ReadArguments()
    {
        Take();
        var args = new List<Expr>();
        if (!Next.Is(")"))
        {
            do
                args.Add(ReadExpr());
            while (TakeIf(","));
        }

        return ([.. args], Expect(")").Span);
    }

    private (Expr[] Elements, bool[] Optional) ReadElements(string close)
    {
        var elements = new List<Expr>();
        var optional = new List<bool>();
        while (!Next.Is(close) && Next.Kind != TokenKind.End)
        {
            optional.Add(TakeIf("?"));
            elements.Add(ReadExpr());
            if (!TakeIf(","))
                break;
        }

        return ([.. elements], [.. optional]);
    }

    private Expr ReadMap()
    {
        var open = Take();
        var (keys, values, optional) = (new List<Expr>(), new List<Expr>(), new List<bool>());
        while (!Next.Is("}") && Next.Kind != TokenKind.End)
        {
            optional.Add(TakeIf("?"));
            keys.Add(ReadExpr());
            Expect(":");
            values.Add(ReadExpr());
            if (!TakeIf(","))
                break;
        }

        return Checked(new MapExpr(open.Span.With(Expect("}").Span), [.. keys], [.. values], [.. optional]));
    }

    private Expr ReadStruct(Expr type, string name)
    {
        Take();
        var values = new List<Expr>();
        while (!Next.Is("}") && Next.Kind != TokenKind.End)
        {
            TakeIf("?");
            if (Next.Kind is not (TokenKind.Name or TokenKind.QuotedName))
                return Unexpected("a field");
            Take();
            Expect(":");
            values.Add(ReadExpr());
            if (!TakeIf(","))
                break;
        }

        return Checked(new StructExpr(type.Span.With(Expect("}").Span), name, [.. values]));
    }

    private Expr Whole(Token token, CelSpan span, bool negative)
    {
        var number = token.Value.AsUInt();
        if (number > (negative ? 1UL << 63 : long.MaxValue))
            return Fail(new CelProblem("the number does not fit into an int of 64 bits", span) { Hint = negative ? "write it as a double, such as -1e19" : "write it as a uint, with u behind it" });
        return new LiteralExpr(span, CelValue.Of(negative ? unchecked((long)(0 - number)) : (long)number));
    }

    private static BinaryOperator? Operator(Token token)
    {
        if (token.Kind != TokenKind.Symbol)
            return null;
        return token.Text switch
        {
            "||" => BinaryOperator.Or,
            "&&" => BinaryOperator.And,
            "==" => BinaryOperator.Equal,
            "!=" => BinaryOperator.NotEqual,
            "<" => BinaryOperator.Less,
            "<=" => BinaryOperator.LessOrEqual,
            ">" => BinaryOperator.Greater,
            ">=" => BinaryOperator.GreaterOrEqual,
            "in" => BinaryOperator.In,
            "+" => BinaryOperator.Add,
            "-" => BinaryOperator.Subtract,
            "*" => BinaryOperator.Multiply,
            "/" => BinaryOperator.Divide,
            "%" => BinaryOperator.Modulo,
            _ => null,
        };
    }
}
