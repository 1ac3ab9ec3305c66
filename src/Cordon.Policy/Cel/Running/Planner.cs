using Cordon.Policy.Cel.Syntax;

namespace Cordon.Policy.Cel.Running;

/// <summary>Makes a program's nodes from a checked expression: chooses the node that suits the types, and works out constants.</summary>
internal sealed class Planner
{
    private const int FewTexts = 3;

    private readonly CelEnvironment _environment;
    private readonly string? _traced;
    private int _depth;

    private Planner(CelEnvironment environment, string? traced) => (_environment, _traced) = (environment, traced);

    /// <summary>The nodes of an expression.</summary>
    /// <param name="expr">The checked expression.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="traced">The source when each part of a condition shall note what it gave; null for the fast form.</param>
    public static Node Plan(Expr expr, CelEnvironment environment, string? traced)
    {
        var planner = new Planner(environment, traced);
        return planner.Leaf(expr);
    }

    /// <summary>A part of a condition that is not itself joined of conditions: noted when the program explains itself.</summary>
    private Node Leaf(Expr expr)
    {
        var node = Make(expr);
        var isJoined = expr is BinaryExpr { Operator: BinaryOperator.And or BinaryOperator.Or } or UnaryExpr { IsNot: true } or ConditionalExpr or BindExpr;
        return _traced is null || _depth > 0 || isJoined ? node : new FindingNode(node, _traced, isOperand: false);
    }

    private Node Operand(Expr expr)
    {
        var node = Make(expr);
        return _traced is null || _depth > 0 || node is ConstantNode ? node : new FindingNode(node, _traced, isOperand: true);
    }

    private Node Make(Expr expr) => expr switch
    {
        LiteralExpr literal => new ConstantNode(expr.Span, literal.Value),
        IdentExpr ident => Name(expr.Span, ident.Binding, ident.Name),
        SelectExpr select => Select(select),
        IndexExpr index => Index(index),
        CallExpr call => Call(call),
        BinaryExpr binary => Binary(binary),
        UnaryExpr { IsNot: true } unary => new NotNode(expr.Span, Leaf(unary.Operand)),
        UnaryExpr unary when Make(unary.Operand) is var operand => Folded(new NegationNode(expr.Span, operand), operand),
        ConditionalExpr c => new ConditionalNode(expr.Span, Leaf(c.Condition), Leaf(c.Then), Leaf(c.Otherwise)),
        ListExpr list => List(list),
        MapExpr map => Map(map),
        ComprehensionExpr walk => Comprehension(walk),
        BindExpr bind => new BindNode(expr.Span, [.. bind.Values.Select(Make)], bind.Slot, Leaf(bind.Body)),
        OptionalMapExpr mapped => new OptionalMapNode(expr.Span, Make(mapped.Operand), mapped.Slot, Inside(mapped.Body), mapped.IsFlat),
        StructExpr made => new FailureNode(expr.Span, $"objects such as '{made.Name}' cannot be made in an expression"),
        _ => new FailureNode(expr.Span, "the expression could not be read"),
    };

    private static Node Name(CelSpan span, Binding? binding, string name) => binding switch
    {
        Binding.Global global => new VariableNode(span, global.Variable.Slot),
        Binding.Local local => new LocalNode(span, local.Slot),
        Binding.TypeName type => new ConstantNode(span, CelValue.Of(type.Named)),
        _ => new FailureNode(span, $"'{name}' is not declared"),
    };

    private Node Index(IndexExpr index)
    {
        var (operand, at) = (Make(index.Operand), Make(index.Index));
        return Folded(new IndexNode(index.Span, operand, at, index.Optional), operand, at);
    }

    private Node List(ListExpr list)
    {
        Node[] elements = [.. list.Elements.Select(Make)];
        return Folded(new ListNode(list.Span, elements, list.Optional), elements);
    }

    private Node Map(MapExpr map)
    {
        Node[] keys = [.. map.Keys.Select(Make)];
        Node[] values = [.. map.Values.Select(Make)];
        return Folded(new MapNode(map.Span, keys, values, map.Optional), [.. keys, .. values]);
    }

    private Node Select(SelectExpr select)
    {
        if (select.Binding is not null)
            return Name(select.Span, select.Binding, select.Field);
        var operand = Make(select.Operand);
        if (select.Presence)
            return Folded(new PresenceNode(select.Span, operand, select.Field), operand);
        if (select.Declared is null || select.Optional || select.Operand.Type.IsOptional)
            return Folded(new SelectNode(select.Span, operand, select.Field, select.Optional), operand);
        var type = _environment.Structs[select.Operand.Type.Name];
        return operand is VariableNode variable
            ? new VariableFieldNode(select.Span, variable.Slot, type, select.Declared)
            : new FieldNode(select.Span, operand, type, select.Declared);
    }

    private Node Binary(BinaryExpr binary)
    {
        var (op, span) = (binary.Operator, binary.Span);
        if (op.IsLogic())
        {
            var (one, other) = (Leaf(binary.Left), Leaf(binary.Right));
            return op == BinaryOperator.And ? new AndNode(span, one, other) : new OrNode(span, one, other);
        }

        var ints = binary.Left.Type.TypeKind == CelTypeKind.Int && binary.Right.Type.TypeKind == CelTypeKind.Int;
        if (!op.IsComparison())
        {
            var (first, second) = (Make(binary.Left), Make(binary.Right));
            return Folded(ints ? new IntArithmeticNode(span, op, first, second) : new ArithmeticNode(span, op, first, second), first, second);
        }

        var (left, right) = (Operand(binary.Left), Operand(binary.Right));
        Node node = op switch
        {
            BinaryOperator.In => In(span, left, right),
            _ when ints => new IntComparisonNode(span, op, left, right),
            BinaryOperator.Equal or BinaryOperator.NotEqual => Equal(span, left, right, op == BinaryOperator.Equal),
            _ => new OrderNode(span, op, left, right),
        };
        return Folded(node, left, right);
    }

    private static Node Equal(CelSpan span, Node left, Node right, bool wanted)
    {
        if (right is ConstantNode { Value.Kind: CelKind.String } constant)
            return new TextEqualNode(span, left, constant.Value.AsString(), wanted);
        if (left is ConstantNode { Value.Kind: CelKind.String } first)
            return new TextEqualNode(span, right, first.Value.AsString(), wanted);
        return new EqualNode(span, left, right, wanted);
    }

    private static Node In(CelSpan span, Node element, Node range)
    {
        if (range is not ConstantNode { Value.Reference: CelList list } || list.Count < FewTexts)
            return new InNode(span, element, range);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Kind != CelKind.String)
                return new InNode(span, element, range);
            texts.Add(list[i].AsString());
        }

        return new InTextsNode(span, element, texts);
    }

    private Node Call(CallExpr call)
    {
        Node[] args = [.. call.AllArgs.Select(Make)];
        if (call.Resolved is null)
            return new FailureNode(call.Span, $"there is no function '{call.Function}'");
        if (call.Resolved == "size" && args.Length == 1)
            return Folded(new SizeNode(call.Span, args[0]), args);
        if (call.IsMember && args.Length == 2 && call.Resolved is "or" or "orValue")
            return new OptionalOrNode(call.Span, args[0], args[1], call.Resolved == "orValue");
        var overloads = call.Candidates.Select(o => new PlannedOverload(o)).ToArray();
        if (call.Resolved == "matches" && args.Length == 2 && args[1] is ConstantNode { Value.Kind: CelKind.String } pattern)
            return Folded(new MatchNode(call.Span, args[0], pattern.Value.AsString()), args);
        var node = new CallNode(call.Span, call.Resolved, args, overloads);
        return call.Candidates.Length > 0 && call.Candidates.All(o => o.IsPure) ? Folded(node, args) : node;
    }

    private Node Comprehension(ComprehensionExpr walk)
    {
        var range = Make(walk.Range);
        var filter = walk.Filter is null ? null : Inside(walk.Filter);
        var body = Inside(walk.Body);
        var cost = 1 + CostEstimate.Steps(walk.Body) + (walk.Filter is null ? 0 : CostEstimate.Steps(walk.Filter));
        var two = walk.Second is not null;
        return walk.Kind switch
        {
            ComprehensionKind.All => new QuantifierNode(walk.Span, range, walk.Slot, two, cost, body, isAll: true),
            ComprehensionKind.Exists => new QuantifierNode(walk.Span, range, walk.Slot, two, cost, body, isAll: false),
            ComprehensionKind.ExistsOne => new ExistsOneNode(walk.Span, range, walk.Slot, two, cost, body),
            _ => new CollectNode(walk.Span, range, walk.Slot, two, cost, walk.Kind, filter, body),
        };
    }

    /// <summary>What is evaluated many times is not noted.</summary>
    private Node Inside(Expr expr)
    {
        _depth++;
        var node = Make(expr);
        _depth--;
        return node;
    }

    /// <summary>The value instead of the node when all that it needs is constant and it does not fail.</summary>
    private Node Folded(Node node, params ReadOnlySpan<Node> needs)
    {
        foreach (var need in needs)
        {
            if (need is not ConstantNode)
                return node;
        }

        var frame = new Frame { Activation = CelActivation.Empty, Locals = [], Budget = _environment.Limits.SourceChars };
        var value = node.Evaluate(ref frame);
        return value.IsError || frame.Budget < 0 ? node : new ConstantNode(node.Span, value);
    }
}
