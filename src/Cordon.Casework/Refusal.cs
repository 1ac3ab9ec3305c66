namespace Cordon.Casework;

/// <summary>Something is not done, and why.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Message">What is in the way, and the remedy.</param>
public sealed record Refusal(RefusalKind Kind, string Message)
{
    /// <summary>What was asked is not well-formed.</summary>
    public static Refusal Invalid(string message) => new(RefusalKind.Invalid, message);

    /// <summary>There is no such thing.</summary>
    public static Refusal NotFound(string message) => new(RefusalKind.NotFound, message);

    /// <summary>This person may not.</summary>
    public static Refusal Forbidden(string message) => new(RefusalKind.Forbidden, message);

    /// <summary>It does not fit how things stand now.</summary>
    public static Refusal Conflict(string message) => new(RefusalKind.Conflict, message);

    /// <summary>A limit that protects the person is reached.</summary>
    public static Refusal Limit(string message) => new(RefusalKind.Limit, message);
}
