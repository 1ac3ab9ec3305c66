using Cordon.Policy.Rules;
using Cordon.Policy.Yaml;

namespace Cordon.Policy.Problems;

/// <summary>Gathers problems, at most <see cref="PolicyLimits.Problems"/>; further ones are counted.</summary>
internal sealed class ProblemList
{
    private readonly List<PolicyProblem> _problems = [];
    private int _beyond;

    /// <summary>How many errors there are, told or not.</summary>
    public int Errors { get; private set; }

    public void Error(YamlNode at, string message, string? hint = null) => Add(ProblemSeverity.Error, at.Source, at.Offset, at.Length, message, hint);

    public void Error(SourceText source, int offset, int length, string message, string? hint = null) => Add(ProblemSeverity.Error, source, offset, length, message, hint);

    public void Warning(YamlNode at, string message, string? hint = null) => Add(ProblemSeverity.Warning, at.Source, at.Offset, at.Length, message, hint);

    /// <summary>A problem of a file as a whole, or of the policy when the name is its folder.</summary>
    public void Error(string file, string message) => Add(new PolicyProblem(ProblemSeverity.Error, file, 0, 0, 1, message, null, null));

    /// <summary>The problems in the order of files and places; errors of the whole before what stands in files.</summary>
    public IReadOnlyList<PolicyProblem> Ordered()
    {
        var ordered = _problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column).ToList();
        if (_beyond > 0)
            ordered.Add(new PolicyProblem(ProblemSeverity.Error, "policy", 0, 0, 1, $"and {_beyond} more problems; mend these first", null, null));
        return ordered;
    }

    private void Add(ProblemSeverity severity, SourceText source, int offset, int length, string message, string? hint)
    {
        var (line, column, text) = source.Locate(offset);
        Add(new PolicyProblem(severity, source.Name, line, column, Math.Max(1, length), message, hint, text));
    }

    private void Add(PolicyProblem problem)
    {
        if (problem.Severity == ProblemSeverity.Error)
            Errors++;
        if (_problems.Count < PolicyLimits.Problems)
            _problems.Add(problem);
        else
            _beyond++;
    }
}
