using Cordon.Policy.Cel;

namespace Cordon.Storage.History.Query;

/// <summary>
/// A compiled CEL condition over rows. What it requires of single columns is left to the database; the rest is evaluated on the rows that remain. A row
/// on which it fails does not match, and is counted.
/// </summary>
public sealed class HistoryCondition
{
    private static readonly CelEnvironment Environment = CelEnvironment.Standard.ToBuilder()
        .Struct(RowView.Struct)
        .Variable("event", RowView.Struct.Type)
        .Variable("verdict", CelType.String)
        .Variable("rules", CelType.List(CelType.String))
        .Variable("shadow_rules", CelType.List(CelType.String))
        .Build();

    private readonly CelProgram _program;

    private HistoryCondition(CelProgram program) => (_program, Requirements) = (program, CelRequirements.Of(program));

    /// <summary>What must be true of single columns.</summary>
    public CelRequirements Requirements { get; }

    /// <summary>Compiles a condition.</summary>
    /// <exception cref="HistoryQueryException">It is not a condition; the message shows where and why.</exception>
    public static HistoryCondition Compile(string source)
    {
        var compiled = Environment.Compile(source, CelType.Bool);
        return compiled.Succeeded ? new HistoryCondition(compiled.Program) : throw new HistoryQueryException(compiled);
    }

    /// <summary>Whether it holds for a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="failure">Why it could not be evaluated; null when it could.</param>
    public bool Holds(HistoryRow row, out string? failure)
    {
        var view = new RowView();
        view.Show(row);
        return Holds(view, out failure);
    }

    internal bool Holds(RowView row, out string? failure)
    {
        var holds = _program.Holds(new RowActivation(row), out var error);
        failure = error?.Message;
        return holds;
    }

    /// <summary>The columns that it reads.</summary>
    internal IReadOnlySet<string> Columns()
    {
        var columns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in _program.References.Variables)
        {
            if (variable.Name != "event")
                columns.Add(variable.Name);
        }

        foreach (var field in _program.References.Fields)
        {
            var name = field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..];
            columns.Add(RowView.TypeOf(name) is null ? name : "objects");
        }

        return columns;
    }
}
