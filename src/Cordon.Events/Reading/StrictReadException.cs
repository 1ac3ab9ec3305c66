namespace Cordon.Events.Reading;

/// <summary>Thrown by a strict reading at the first record or input that cannot be read, after all events before it were given out.</summary>
public sealed class StrictReadException : Exception
{
    internal StrictReadException(Reject reject)
        : base(reject.Line > 0 ? $"{reject.File}:{reject.Line}:{reject.Column}: {reject.Reason}" : $"{reject.File}: {reject.Reason}") => Reject = reject;

    /// <summary>What could not be read; line and column are 0 where a whole input is at fault.</summary>
    public Reject Reject { get; }
}
