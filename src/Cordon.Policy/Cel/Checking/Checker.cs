using Cordon.Policy.Cel.Syntax;

namespace Cordon.Policy.Cel.Checking;

/// <summary>
/// Resolves every name of an expression and deduces every type, or says what does not fit. Without checking, all types are <c>dyn</c> and
/// what does not fit becomes an error of the evaluation.
/// </summary>
internal sealed partial class Checker
{
    private readonly CelEnvironment _environment;
    private readonly Names _names;
    private readonly bool _checks;
    private readonly List<CelProblem> _problems = [];
    private readonly Unifier _types = new();
    private readonly Scope _scope = new();
    private readonly List<Expr> _all = [];

    private Checker(CelEnvironment environment, bool checks) => (_environment, _names, _checks) = (environment, new Names(environment), checks);

    /// <summary>Checks an expression and writes what it finds into it.</summary>
    /// <param name="expr">The expression.</param>
    /// <param name="environment">What names may mean.</param>
    /// <param name="expected">The type that the whole must have, if any.</param>
    /// <param name="checks">Whether types must fit.</param>
    /// <returns>What is wrong, in source order, and how many places the variables of macros need.</returns>
    public static (IReadOnlyList<CelProblem> Problems, int Locals) Run(Expr expr, CelEnvironment environment, CelType? expected, bool checks)
    {
        var checker = new Checker(environment, checks);
        var type = checker.Check(expr);
        if (expected is not null && checker._problems.Count == 0 && !checker._types.Fits(type, expected))
        {
            checker.Report(new CelProblem($"the expression gives {checker.Shown(type)}", expr.Span)
            {
                Expected = expected.ToString(),
                Hint = expected.TypeKind == CelTypeKind.Bool ? "compare it with something, for example x > 0" : null,
            });
        }

        foreach (var one in checker._all)
            one.Type = checker._types.Resolved(one.Type, close: true);
        return ([.. checker._problems.OrderBy(p => p.Span.Start).Take(environment.Limits.Problems)], checker._scope.Most);
    }

    private CelType Check(Expr expr)
    {
        var type = expr switch
        {
            LiteralExpr literal => literal.Value.RuntimeType,
            IdentExpr ident => CheckIdent(ident),
            SelectExpr select => CheckSelect(select),
            IndexExpr index => CheckIndex(index),
            CallExpr call => CheckCall(call),
            BinaryExpr binary => CheckBinary(binary),
            UnaryExpr unary => CheckUnary(unary),
            ConditionalExpr conditional => CheckConditional(conditional),
            ListExpr list => CheckList(list),
            MapExpr map => CheckMap(map),
            StructExpr made => CheckStruct(made),
            ComprehensionExpr walk => CheckComprehension(walk),
            BindExpr bind => CheckBind(bind),
            OptionalMapExpr mapped => CheckOptionalMap(mapped),
            _ => CelType.Error,
        };
        if (!_checks)
            type = CelType.Dyn;
        expr.Type = type;
        _all.Add(expr);
        return type;
    }

    private CelType CheckIdent(IdentExpr ident)
    {
        ident.Binding = (ident.Rooted ? null : _scope.Find(ident.Name)) ?? _names.Variable(ident.Name, ident.Rooted);
        if (ident.Binding is not null)
            return ident.Binding.Type;
        if (ident.Name[0] == '@')
            return Report(new CelProblem("the name stands outside of the cel.block or macro that gives it", ident.Span));
        return Report(new CelProblem($"'{ident.Name}' is not declared", ident.Span) { Hint = HintForName(ident) });
    }

    private string? HintForName(IdentExpr ident)
    {
        if (_environment.Functions.ContainsKey(ident.Name))
            return $"it is a function: {ident.Name}(…)";
        var near = Names.Nearest(ident.Name, _environment.Variables.Select(v => v.Name).Concat(_scope.Names).Concat(["true", "false", "null"]));
        return near is not null ? $"did you mean '{near}'?" : null;
    }

    private CelType CheckSelect(SelectExpr select)
    {
        // a.b.c may be a qualified name as a whole; a variable of a macro hides those that start with its name.
        if (!select.Presence && !select.Optional && Parser.QualifiedName(select) is { } name && Root(select) is var root
            && (root.Rooted || _scope.Find(root.Name) is null) && _names.Variable(name, root.Rooted) is { } binding)
        {
            select.Binding = binding;
            return binding.Type;
        }

        var operand = _types.Resolved(Check(select.Operand), close: false);
        var inOptional = operand.IsOptional;
        var field = FieldOf(select, inOptional ? _types.Resolved(operand.Parameters[0], close: false) : operand);
        if (select.Presence)
            return CelType.Bool;
        return select.Optional || inOptional ? CelType.Optional(field) : field;
    }

    private CelType FieldOf(SelectExpr select, CelType operand)
    {
        switch (operand.TypeKind)
        {
            case CelTypeKind.Map:
                return _types.Fits(operand.Parameters[0], CelType.String)
                    ? operand.Parameters[1]
                    : Report(new CelProblem($"a field cannot be read from {Shown(operand)}", select.FieldSpan) { Expected = "a map with string keys", Hint = "index it: x[key]" });
            case CelTypeKind.Struct when _environment.Structs.TryGetValue(operand.Name, out var declared):
                select.Declared = declared.Field(select.Field);
                return select.Declared?.Type ?? Report(new CelProblem($"'{operand.Name}' has no field '{Events.Shown.Brief(select.Field)}'", select.FieldSpan)
                {
                    Expected = "one of " + Listed(declared.Fields.Select(f => f.Name)),
                    Hint = Names.Nearest(select.Field, declared.Fields.Select(f => f.Name)) is { } near ? $"did you mean '{near}'?" : null,
                });
            case CelTypeKind.Dyn or CelTypeKind.Error or CelTypeKind.Parameter:
                return CelType.Dyn;
            default:
                return Report(new CelProblem($"{Shown(operand)} has no fields", select.FieldSpan)
                {
                    Expected = "a struct or a map with string keys",
                    Hint = _environment.Functions.ContainsKey(select.Field) ? $"'{select.Field}' is a function: x.{select.Field}(…)" : null,
                });
        }
    }

    private CelType CheckIndex(IndexExpr index)
    {
        CelType[] types = [Check(index.Operand), Check(index.Index)];
        if (Resolve(index.Optional ? Operators.OptionalIndex : Operators.Index, types, out _) is { } result)
            return result;
        var operand = _types.Resolved(types[0], close: false);
        return operand.TypeKind is CelTypeKind.List or CelTypeKind.Map
            ? Report(new CelProblem($"{Shown(operand)} cannot be indexed with {Shown(types[1])}", index.Index.Span)
            {
                Expected = operand.TypeKind == CelTypeKind.List ? "int" : Shown(operand.Parameters[0]),
            })
            : Report(new CelProblem($"{Shown(operand)} cannot be indexed", index.Operand.Span) { Expected = "a list or map" });
    }

    private CelType CheckList(ListExpr list)
    {
        CelType? element = null;
        for (var i = 0; i < list.Elements.Length; i++)
        {
            var type = Check(list.Elements[i]);
            element = _types.Joined(element, list.Optional[i] ? Unwrapped(list.Elements[i], type) : type);
        }

        return CelType.List(element ?? _types.Fresh());
    }

    private CelType CheckMap(MapExpr map)
    {
        CelType? key = null, value = null;
        for (var i = 0; i < map.Keys.Length; i++)
        {
            var keyType = Check(map.Keys[i]);
            if (_types.Resolved(keyType, close: true).TypeKind is not (CelTypeKind.Bool or CelTypeKind.Int or CelTypeKind.UInt or CelTypeKind.String or CelTypeKind.Dyn or CelTypeKind.Error))
                Report(new CelProblem($"{Shown(keyType)} cannot be a key of a map", map.Keys[i].Span) { Expected = "bool, int, uint or string" });
            key = _types.Joined(key, keyType);
            var type = Check(map.Values[i]);
            value = _types.Joined(value, map.Optional[i] ? Unwrapped(map.Values[i], type) : type);
        }

        return CelType.Map(key ?? _types.Fresh(), value ?? _types.Fresh());
    }

    /// <summary>The type inside of an optional that stands behind a question mark.</summary>
    private CelType Unwrapped(Expr expr, CelType type)
    {
        var inner = _types.Fresh();
        return _types.Fits(type, CelType.Optional(inner))
            ? inner
            : Report(new CelProblem($"what stands behind ? must be optional, this is {Shown(type)}", expr.Span) { Expected = "optional_type(T)", Hint = "leave out the ?, or write optional.of(x)" });
    }

    private CelType CheckStruct(StructExpr made)
    {
        foreach (var value in made.Values)
            Check(value);
        return Report(new CelProblem($"objects such as '{Events.Shown.Brief(made.Name)}' cannot be made in an expression", made.Span) { Hint = "make a map: {\"field\": value}" });
    }

    private static IdentExpr Root(SelectExpr select)
    {
        var root = select.Operand;
        while (root is SelectExpr inner)
            root = inner.Operand;
        return (IdentExpr)root;
    }

    private CelType Report(CelProblem problem)
    {
        if (_checks)
            _problems.Add(problem);
        return CelType.Error;
    }

    private string Shown(CelType type) => _types.Resolved(type, close: true).ToString();

    private static string Listed(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(12)) + (all.Count > 12 ? ", …" : "");
    }
}
