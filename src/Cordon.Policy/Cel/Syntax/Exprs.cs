namespace Cordon.Policy.Cel.Syntax;

/// <summary>What stands where nothing could be read; a problem is recorded beside it.</summary>
internal sealed class ErrorExpr(CelSpan span) : Expr(span, 1);

/// <summary>A constant.</summary>
internal sealed class LiteralExpr(CelSpan span, CelValue value) : Expr(span, 1)
{
    public CelValue Value { get; } = value;
}

/// <summary>A name, or a name looked up from the root when a dot stands before it.</summary>
internal sealed class IdentExpr(CelSpan span, string name, bool rooted) : Expr(span, 1)
{
    public string Name { get; } = name;

    public bool Rooted { get; } = rooted;

    /// <summary>What the checker found that it names; null when nothing.</summary>
    public Binding? Binding { get; set; }
}

/// <summary><c>x.f</c>, <c>x.?f</c> or <c>has(x.f)</c>.</summary>
internal sealed class SelectExpr(CelSpan span, Expr operand, string field, CelSpan fieldSpan, bool optional, bool presence, bool quoted) : Expr(span, Above(operand))
{
    public Expr Operand { get; } = operand;

    public string Field { get; } = field;

    public CelSpan FieldSpan { get; } = fieldSpan;

    public bool Optional { get; } = optional;

    /// <summary>Whether it asks if the field is there.</summary>
    public bool Presence { get; } = presence;

    /// <summary>Whether the field stands between backticks, so that it is never part of a qualified name.</summary>
    public bool Quoted { get; } = quoted;

    /// <summary>Set when the whole is a qualified name rather than a selection.</summary>
    public Binding? Binding { get; set; }

    /// <summary>The field of a declared struct.</summary>
    public CelField? Declared { get; set; }
}

/// <summary><c>x[i]</c> or <c>x[?i]</c>.</summary>
internal sealed class IndexExpr(CelSpan span, Expr operand, Expr index, bool optional) : Expr(span, Above(operand, index))
{
    public Expr Operand { get; } = operand;

    public Expr Index { get; } = index;

    public bool Optional { get; } = optional;
}

/// <summary><c>f(…)</c> or <c>x.f(…)</c>.</summary>
internal sealed class CallExpr(CelSpan span, string function, CelSpan nameSpan, Expr? target, Expr[] args, bool rooted)
    : Expr(span, Math.Max(target is null ? 1 : Above(target), Above(args)))
{
    public string Function { get; } = function;

    public CelSpan NameSpan { get; } = nameSpan;

    public Expr? Target { get; } = target;

    public Expr[] Args { get; } = args;

    public bool Rooted { get; } = rooted;

    /// <summary>The qualified name that was found.</summary>
    public string? Resolved { get; set; }

    /// <summary>Whether the target is the receiver; otherwise it is part of the name.</summary>
    public bool IsMember { get; set; }

    /// <summary>The overloads that may be meant.</summary>
    public CelOverload[] Candidates { get; set; } = [];

    /// <summary>Whether the only candidate fits whatever the values: no check at run time.</summary>
    public bool IsCertain { get; set; }

    /// <summary>The arguments, the receiver first.</summary>
    public IEnumerable<Expr> AllArgs => IsMember ? Args.Prepend(Target!) : Args;
}

/// <summary>An operator between two operands.</summary>
internal sealed class BinaryExpr(CelSpan span, BinaryOperator @operator, Expr left, Expr right) : Expr(span, Above(left, right))
{
    public BinaryOperator Operator { get; } = @operator;

    public Expr Left { get; } = left;

    public Expr Right { get; } = right;
}

/// <summary><c>!x</c> or <c>-x</c>.</summary>
internal sealed class UnaryExpr(CelSpan span, bool isNot, Expr operand) : Expr(span, Above(operand))
{
    /// <summary><c>!</c> when true, <c>-</c> otherwise.</summary>
    public bool IsNot { get; } = isNot;

    public Expr Operand { get; } = operand;
}

/// <summary><c>c ? a : b</c>.</summary>
internal sealed class ConditionalExpr(CelSpan span, Expr condition, Expr then, Expr otherwise) : Expr(span, Above([condition, then, otherwise]))
{
    public Expr Condition { get; } = condition;

    public Expr Then { get; } = then;

    public Expr Otherwise { get; } = otherwise;
}

/// <summary><c>[a, ?b]</c>.</summary>
internal sealed class ListExpr(CelSpan span, Expr[] elements, bool[] optional) : Expr(span, Above(elements))
{
    public Expr[] Elements { get; } = elements;

    /// <summary>For each element whether it is an optional that is left out when absent.</summary>
    public bool[] Optional { get; } = optional;
}

/// <summary><c>{k: v, ?k: v}</c>.</summary>
internal sealed class MapExpr(CelSpan span, Expr[] keys, Expr[] values, bool[] optional) : Expr(span, Math.Max(Above(keys), Above(values)))
{
    public Expr[] Keys { get; } = keys;

    public Expr[] Values { get; } = values;

    public bool[] Optional { get; } = optional;
}

/// <summary><c>Name{field: v}</c>: read, and refused by the checker, since only the host makes objects.</summary>
internal sealed class StructExpr(CelSpan span, string name, Expr[] values) : Expr(span, Above(values))
{
    public string Name { get; } = name;

    public Expr[] Values { get; } = values;
}

/// <summary>A macro that walks a list or map.</summary>
internal sealed class ComprehensionExpr(CelSpan span, ComprehensionKind kind, Expr range, IdentExpr first, IdentExpr? second, Expr? filter, Expr body)
    : Expr(span, Above(filter is null ? [range, body] : [range, filter, body]))
{
    public ComprehensionKind Kind { get; } = kind;

    public Expr Range { get; } = range;

    public IdentExpr First { get; } = first;

    public IdentExpr? Second { get; } = second;

    public Expr? Filter { get; } = filter;

    public Expr Body { get; } = body;

    /// <summary>The place of the first variable among the locals; the second stands behind it.</summary>
    public int Slot { get; set; }
}

/// <summary><c>cel.bind(x, init, body)</c> and <c>cel.block([init, …], body)</c>: names for values.</summary>
internal sealed class BindExpr(CelSpan span, string[] names, Expr[] values, Expr body) : Expr(span, Above(values.Append(body)))
{
    public string[] Names { get; } = names;

    public Expr[] Values { get; } = values;

    public Expr Body { get; } = body;

    /// <summary>The place of the first name among the locals.</summary>
    public int Slot { get; set; }
}

/// <summary><c>x.optMap(v, e)</c> and <c>x.optFlatMap(v, e)</c>.</summary>
internal sealed class OptionalMapExpr(CelSpan span, Expr operand, IdentExpr variable, Expr body, bool isFlat) : Expr(span, Above(operand, body))
{
    public Expr Operand { get; } = operand;

    public IdentExpr Variable { get; } = variable;

    public Expr Body { get; } = body;

    /// <summary>Whether the body gives an optional itself.</summary>
    public bool IsFlat { get; } = isFlat;

    public int Slot { get; set; }
}
