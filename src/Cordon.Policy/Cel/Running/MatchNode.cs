using System.Text.RegularExpressions;
using Cordon.Policy.Cel.Library;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary><c>text.matches(pattern)</c> with a constant pattern, made ready once.</summary>
internal sealed class MatchNode : ConditionNode
{
    private readonly Node _operand;
    private readonly Regex? _regex;
    private readonly string? _problem;

    public MatchNode(CelSpan span, Node operand, string pattern)
        : base(span)
    {
        _operand = operand;
        (_regex, _problem) = Patterns.Make(pattern);
    }

    public override Truth Test(ref Frame frame)
    {
        var value = _operand.Evaluate(ref frame);
        if (value.Reference is not string text)
            return value.IsError ? Failed(ref frame, value) : Failed(ref frame, $"no such overload: 'matches' cannot be called with ({CelText.Described(value)})");
        if (_regex is null)
            return Failed(ref frame, _problem!);
        return frame.Charge(1 + (text.Length >> 2)) ? Of(_regex.IsMatch(text)) : Failed(ref frame, TooCostly());
    }
}
