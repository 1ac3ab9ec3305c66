using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary>Notes what a part of a condition gave.</summary>
internal sealed class FindingNode(Node inner, string source, bool isOperand) : Node(inner.Span)
{
    private const int TextChars = 200;
    private const int ValueChars = 200;

    public override CelValue Evaluate(ref Frame frame)
    {
        if (frame.Findings is not null)
            frame.Activation.ForgetNote();
        var value = inner.Evaluate(ref frame);
        if (frame.Findings is { } findings && findings.Count < findings.Capacity)
            findings.Add(new CelFinding(Span, Cut(Span.Of(source)), CelText.Of(value, ValueChars) + (frame.Activation.Note is { } note ? $" ({note})" : ""), isOperand));
        return value;
    }

    private static string Cut(string text) => text.Length <= TextChars ? text : string.Concat(text.AsSpan(0, TextChars), "…");
}
