using Cordon.Policy.Cel.Syntax;

namespace Cordon.Policy.Cel.Checking;

/// <content>Macros that give names.</content>
internal sealed partial class Checker
{
    private CelType CheckComprehension(ComprehensionExpr walk)
    {
        var range = _types.Resolved(Check(walk.Range), close: false);
        var (first, second) = (CelType.Dyn, CelType.Dyn);
        switch (range.TypeKind)
        {
            case CelTypeKind.List:
                (first, second) = walk.Second is null ? (range.Parameters[0], CelType.Dyn) : (CelType.Int, range.Parameters[0]);
                break;
            case CelTypeKind.Map:
                (first, second) = (range.Parameters[0], range.Parameters[1]);
                break;
            case CelTypeKind.Dyn or CelTypeKind.Error or CelTypeKind.Parameter:
                break;
            default:
                Report(new CelProblem($"{Shown(range)} has no elements to walk over", walk.Range.Span) { Expected = "a list or map" });
                break;
        }

        walk.Slot = _scope.Add(walk.First.Name, first);
        if (walk.Second is not null)
            _scope.Add(walk.Second.Name, second);
        if (walk.Filter is not null)
            ExpectBool(walk.Filter, Check(walk.Filter), "the filter is a condition");
        var body = Check(walk.Body);
        _scope.CutTo(walk.Slot);
        switch (walk.Kind)
        {
            case ComprehensionKind.List:
                return CelType.List(body);
            case ComprehensionKind.Map:
                return CelType.Map(range.TypeKind == CelTypeKind.List ? CelType.Int : first, body);
            case ComprehensionKind.Entries:
                var (key, value) = (_types.Fresh(), _types.Fresh());
                return _types.Fits(body, CelType.Map(key, value))
                    ? CelType.Map(key, value)
                    : Report(new CelProblem($"transformMapEntry makes entries, this is {Shown(body)}", walk.Body.Span) { Expected = "a map such as {key: value}" });
            default:
                ExpectBool(walk.Body, body, "the macro asks a condition");
                return walk.Kind == ComprehensionKind.Filter ? CelType.List(range.TypeKind is CelTypeKind.List or CelTypeKind.Map ? range.Parameters[0] : CelType.Dyn) : CelType.Bool;
        }
    }

    private CelType CheckBind(BindExpr bind)
    {
        bind.Slot = _scope.Count;
        for (var i = 0; i < bind.Names.Length; i++)
        {
            var type = Check(bind.Values[i]);
            // What a value needs for its own variables lies above those of the names before it.
            _scope.Add(bind.Names[i], type);
        }

        var result = Check(bind.Body);
        _scope.CutTo(bind.Slot);
        return result;
    }

    private CelType CheckOptionalMap(OptionalMapExpr mapped)
    {
        var operand = Check(mapped.Operand);
        var inner = _types.Fresh();
        if (!_types.Fits(operand, CelType.Optional(inner)))
            Report(new CelProblem($"only an optional can be mapped, this is {Shown(operand)}", mapped.Operand.Span) { Expected = "optional_type(T)", Hint = "write optional.of(x)" });
        mapped.Slot = _scope.Add(mapped.Variable.Name, inner);
        var body = Check(mapped.Body);
        _scope.CutTo(mapped.Slot);
        if (!mapped.IsFlat)
            return CelType.Optional(body);
        var flat = _types.Fresh();
        return _types.Fits(body, CelType.Optional(flat))
            ? CelType.Optional(flat)
            : Report(new CelProblem($"optFlatMap makes an optional, this is {Shown(body)}", mapped.Body.Span) { Expected = "optional_type(T)", Hint = "write optMap for a plain value" });
    }
}
