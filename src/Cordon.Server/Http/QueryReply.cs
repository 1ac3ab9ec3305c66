using System.ComponentModel;

namespace Cordon.Server.Http;

/// <summary>The answer of <c>POST /v1/query</c>, for the description of the API; what says nothing is left out.</summary>
internal sealed record QueryReply
{
    [Description("The names of the columns.")]
    public required IReadOnlyList<string> Columns { get; init; }

    [Description("The rows, each with a value for every column.")]
    public required IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows { get; init; }

    [Description("How many events were counted.")]
    public long? Events { get; init; }

    [Description("How many different values there are in all.")]
    public long? Distinct { get; init; }

    [Description("Where the next answer goes on; missing when this is all.")]
    public string? Next { get; init; }

    [Description("Rows on which the filter failed; they do not match.")]
    public long? Failed { get; init; }

    [Description("The first of these failures.")]
    public string? Failure { get; init; }

    [Description("Fields that retention took out of some of the rows looked at.")]
    public IReadOnlyList<string>? Dropped { get; init; }
}
