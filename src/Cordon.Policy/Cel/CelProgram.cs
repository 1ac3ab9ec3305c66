using Cordon.Policy.Cel.Running;
using Cordon.Policy.Cel.Syntax;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel;

/// <summary>A compiled expression. It is immutable: any number of threads may evaluate it at once, each with its own activation.</summary>
public sealed class CelProgram
{
    private readonly Node _root;
    private readonly Lazy<Node> _traced;
    private readonly int _locals;
    private readonly long _budget;

    internal CelProgram(string source, Expr expr, CelEnvironment environment, int locals)
    {
        Source = source;
        ResultType = expr.Type;
        EstimatedCost = CostEstimate.Of(expr, environment.Limits);
        References = ReferenceReader.Read(expr);
        _root = Planner.Plan(expr, environment, traced: null);
        _traced = new Lazy<Node>(() => Planner.Plan(expr, environment, source));
        _locals = locals;
        _budget = environment.Limits.Cost - CostEstimate.Steps(expr);
    }

    /// <summary>The source text.</summary>
    public string Source { get; }

    /// <summary>The type that the checker deduced; <c>dyn</c> when it was not checked.</summary>
    public CelType ResultType { get; }

    /// <summary>
    /// The estimated cost of the worst evaluation, in the units of <see cref="CelLimits.Cost"/>; <see cref="long.MaxValue"/> when beyond
    /// counting. Collections and texts of unknown size are taken to have <see cref="CelLimits.AssumedSize"/>.
    /// </summary>
    public long EstimatedCost { get; }

    /// <summary>What the program refers to.</summary>
    public CelReferences References { get; }

    /// <summary>Evaluates the program.</summary>
    /// <returns>The result, or an error value with message and place.</returns>
    public CelValue Evaluate(CelActivation activation)
    {
        if (_locals > 0)
            return WithLocals(_root, activation, findings: null);
        var frame = new Frame { Activation = activation, Locals = [], Budget = _budget };
        var value = _root.Evaluate(ref frame);
        return frame.Budget < 0 ? _root.TooCostly() : value;
    }

    /// <summary>Evaluates a condition without making a value of it.</summary>
    /// <param name="activation">The variables.</param>
    /// <param name="error">The error, when the result is neither true nor false; null otherwise.</param>
    /// <returns>Whether the condition is true; false also when it failed.</returns>
    public bool Holds(CelActivation activation, out CelError? error)
    {
        error = null;
        if (_locals > 0)
            return Decide(WithLocals(_root, activation, findings: null), out error);
        var frame = new Frame { Activation = activation, Locals = [], Budget = _budget };
        var truth = _root.Test(ref frame);
        if (truth != Truth.Error && frame.Budget >= 0)
            return truth == Truth.True;
        error = (frame.Budget < 0 ? _root.TooCostly() : frame.Error).AsError();
        return false;
    }

    /// <summary>
    /// Evaluates the program and tells which parts of it were evaluated with what outcome: the leaves of <c>&amp;&amp;</c>, <c>||</c>,
    /// <c>!</c> and <c>?:</c>, and the operands of comparisons, in source order. What a macro does for each element is left out.
    /// </summary>
    /// <param name="activation">The variables.</param>
    /// <param name="most">The most findings to give.</param>
    public IReadOnlyList<CelFinding> Explain(CelActivation activation, int most = 50)
    {
        var findings = new List<CelFinding>(most);
        WithLocals(_traced.Value, activation, findings);
        return [.. findings.OrderBy(f => f.Span.Start).ThenByDescending(f => f.Span.Length).ThenBy(f => f.IsOperand)];
    }

    private CelValue WithLocals(Node root, CelActivation activation, List<CelFinding>? findings)
    {
        var locals = LocalStack.Enter(_locals, out var start);
        try
        {
            var frame = new Frame { Activation = activation, Locals = locals, Base = start, Budget = _budget, Findings = findings };
            var value = root.Evaluate(ref frame);
            return frame.Budget < 0 ? root.TooCostly() : value;
        }
        finally
        {
            LocalStack.Leave(locals, start, _locals);
        }
    }

    private bool Decide(CelValue value, out CelError? error)
    {
        error = value.Kind switch
        {
            CelKind.Bool => null,
            CelKind.Error => value.AsError(),
            _ => _root.Fail($"a condition gave {CelText.Described(value)} instead of a bool").AsError(),
        };
        return error is null && value.AsBool();
    }
}
