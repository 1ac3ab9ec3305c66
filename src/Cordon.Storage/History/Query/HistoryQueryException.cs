using Cordon.Policy.Cel;

namespace Cordon.Storage.History.Query;

/// <summary>A query cannot be answered; the message says what is wrong with it, and the remedy.</summary>
public sealed class HistoryQueryException : Exception
{
    /// <param name="field">The field of the request that is wrong; null when it is the query as a whole.</param>
    /// <param name="message">What is wrong, and the remedy.</param>
    /// <param name="isTooMuch">Whether the query is well put and asks for more than its limits allow.</param>
    public HistoryQueryException(string? field, string message, bool isTooMuch = false)
        : base(message) => (Field, IsTooMuch) = (field, isTooMuch);

    internal HistoryQueryException(CelCompilation compilation)
        : base("the filter is not a condition:\n" + compilation.Render("filter")) => (Field, Compilation) = ("filter", compilation);

    /// <summary>The field of the request that is wrong, as JSON names it; null when it is the query as a whole.</summary>
    public string? Field { get; }

    /// <summary>Whether the query is well put and asks for more than its limits allow.</summary>
    public bool IsTooMuch { get; }

    /// <summary>What is wrong with the condition; null when it is something else.</summary>
    public CelCompilation? Compilation { get; }
}
