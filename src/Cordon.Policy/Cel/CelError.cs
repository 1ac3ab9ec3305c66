namespace Cordon.Policy.Cel;

/// <summary>The failure of an evaluation: what went wrong and where in the source.</summary>
public sealed class CelError : CelReference
{
    /// <param name="message">What went wrong, naming the value and what was expected.</param>
    /// <param name="span">The part of the source that failed; empty at 0 when unknown.</param>
    public CelError(string message, CelSpan span = default)
        : base(CelKind.Error) => (Message, Span) = (message, span);

    /// <summary>What went wrong.</summary>
    public string Message { get; }

    /// <summary>The part of the source that failed.</summary>
    public CelSpan Span { get; }

    /// <inheritdoc/>
    public override string ToString() => Message;
}
