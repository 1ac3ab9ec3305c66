using Cordon.Policy.Cel.Syntax;

namespace Cordon.Policy.Cel.Running;

/// <summary>Collects what an expression refers to.</summary>
internal sealed class ReferenceReader
{
    private readonly SortedDictionary<int, CelVariable> _variables = [];
    private readonly SortedSet<string> _fields = new(StringComparer.Ordinal);
    private readonly List<CelCall> _calls = [];

    public static CelReferences Read(Expr expr)
    {
        var reader = new ReferenceReader();
        reader.Visit(expr);
        return new CelReferences([.. reader._variables.Values], [.. reader._fields], [.. reader._calls.OrderBy(c => c.Span.Start)]);
    }

    private void Visit(Expr expr)
    {
        switch (expr)
        {
            case IdentExpr { Binding: Binding.Global global }:
                _variables[global.Variable.Slot] = global.Variable;
                break;
            case SelectExpr { Binding: Binding.Global global }:
                _variables[global.Variable.Slot] = global.Variable;
                break;
            case SelectExpr { Declared: not null } select:
                _fields.Add($"{StructOf(select.Operand.Type)}.{select.Field}");
                break;
            case CallExpr { Resolved: { } name } call:
                _calls.Add(new CelCall(name, [.. call.AllArgs.Select(a => a is LiteralExpr literal ? literal.Value : (CelValue?)null)], call.Span));
                break;
        }

        foreach (var part in CostEstimate.Parts(expr))
            Visit(part);
    }

    private static string StructOf(CelType type) => type.IsOptional ? type.Parameters[0].Name : type.Name;
}
