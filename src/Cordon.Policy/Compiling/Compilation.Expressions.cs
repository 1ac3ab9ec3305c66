using Cordon.Events;
using Cordon.Policy.Cel;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Problems;
using Cordon.Policy.Rules;
using Cordon.Policy.Yaml;

namespace Cordon.Policy.Compiling;

/// <content>Expressions: compiled, their problems mapped to places in the file, and what they refer to checked.</content>
internal sealed partial class Compilation
{
    [Flags]
    private enum May
    {
        Nothing = 0,
        Counters = 1,
        Rules = 2,
        All = Counters | Rules,
    }

    /// <summary>Compiles one expression.</summary>
    /// <param name="scalar">Where it stands.</param>
    /// <param name="may">What it may refer to.</param>
    /// <param name="what">What it is, for messages: "the key of a counter".</param>
    /// <param name="expected">The types it may have; the first is what is told.</param>
    private Expression? Compile(YamlScalar scalar, May may, string what, params ReadOnlySpan<CelType> expected)
    {
        if (scalar.Value.Length > PolicyLimits.ExpressionChars)
        {
            _problems.Error(scalar, $"{what} has {scalar.Value.Length} characters; at most {PolicyLimits.ExpressionChars} are taken");
            return null;
        }

        var compiled = _environment.Compile(scalar.Value, expected.Length == 1 ? expected[0] : null);
        foreach (var problem in compiled.Problems)
            At(scalar, problem.Span, problem.Message + (problem.Expected is null ? "" : $"; expected {problem.Expected}"), Plain(problem.Hint));
        if (compiled.Program is not { } program)
            return null;
        if (expected.Length > 1 && program.ResultType.TypeKind != CelTypeKind.Dyn && !Fits(program.ResultType, expected))
            _problems.Error(scalar, $"{what} is {string.Join(" or ", expected.ToArray().Select(t => t.ToString()))}, and this is {program.ResultType}");
        if (program.EstimatedCost > (long)PolicyLimits.Cost)
            _problems.Error(scalar, $"{what} may cost {(program.EstimatedCost == long.MaxValue ? "more than can be counted" : program.EstimatedCost)} steps; at most {PolicyLimits.Cost} are allowed", "compare fewer things, or bound what is walked through");
        foreach (var variable in program.References.Variables)
            _used.Add(("feature", variable.Name));
        foreach (var call in program.References.Calls)
            Check(scalar, call, may, what);
        return new Expression(scalar.Source.Name, scalar.Source.Locate(scalar.Offset).Line, program);
    }

    private static bool Fits(CelType type, ReadOnlySpan<CelType> expected)
    {
        foreach (var one in expected)
        {
            if (type.Equals(one))
                return true;
        }

        return false;
    }

    private static string? Plain(string? hint) => string.IsNullOrWhiteSpace(hint) ? null : hint.Trim();

    private void Check(YamlScalar scalar, CelCall call, May may, string what)
    {
        if (PolicyEnvironment.NameArgumentOf(call.Function) is not { } argument)
            return;
        var kind = PolicyEnvironment.NamedBy(call.Function);
        if (call.Arguments.Count <= argument)
            return;
        if (call.Arguments[argument] is not { Kind: CelKind.String } given)
        {
            At(scalar, call.Span, $"the {kind} that {call.Function}() asks for is a name in quotes, so that it can be checked");
            return;
        }

        var name = given.AsString();
        var span = Within(scalar.Value, call.Span, name);
        if (!_written.TryGetValue((kind, name), out var written))
        {
            At(scalar, span, $"there is no {kind} '{Shown.Brief(name)}'", Nearest.Hint(name, NamesOf(kind)) ?? $"declare it under {kind}s:");
            return;
        }

        _used.Add((kind, name));
        if (kind == "rule" && !may.HasFlag(May.Rules))
            At(scalar, call.Span, $"{what} cannot use a rule; only the conditions of rules can");
        if (kind != "counter")
            return;
        if (!may.HasFlag(May.Counters))
            At(scalar, call.Span, $"{what} cannot use a counter: counters are counted before anything reads them");
        var seen = written.GetValueOrDefault("kind") is "first_seen" or "last_seen";
        if (seen != call.Function is PolicyEnvironment.Age or PolicyEnvironment.Seen)
            At(scalar, call.Span, seen ? $"the counter '{name}' keeps a time; ask age(\"{name}\") or seen(\"{name}\")" : $"the counter '{name}' keeps a number; ask counter(\"{name}\")");
    }

    private static CelSpan Within(string source, CelSpan span, string name)
    {
        var at = source.IndexOf(name, Math.Min(span.Start, source.Length), Math.Min(span.Length, Math.Max(0, source.Length - span.Start)), StringComparison.Ordinal);
        return at < 0 || name.Length == 0 ? span : new CelSpan(at, name.Length);
    }

    private void At(YamlScalar scalar, CelSpan span, string message, string? hint = null)
    {
        var from = scalar.PlaceOf(span.Start);
        var to = span.Length == 0 ? from + 1 : scalar.PlaceOf(span.End - 1) + 1;
        var (first, _, _) = scalar.Source.Locate(from);
        var (last, _, _) = scalar.Source.Locate(to);
        var length = to > from && first == last ? to - from : 1;
        _problems.Error(scalar.Source, from, length, message, hint);
    }
}
