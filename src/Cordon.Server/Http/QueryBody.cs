using System.ComponentModel;

namespace Cordon.Server.Http;

/// <summary>The body of <c>POST /v1/query</c>, for the description of the API; it is read by hand, so that every mistake is told.</summary>
internal sealed record QueryBody
{
    [Description("What is asked: rows, history (of an entity), series, top or distinct. Default: rows.")]
    public string? Select { get; init; }

    [Description("A CEL condition over event, verdict, rules and shadow_rules.")]
    public string? Filter { get; init; }

    [Description("The earliest event time: a day, or RFC 3339.")]
    public string? From { get; init; }

    [Description("The event time before which events lie.")]
    public string? To { get; init; }

    [Description("The event kind.")]
    public string? Kind { get; init; }

    [Description("An entity that is actor, target or object, such as account:a1.")]
    public string? Entity { get; init; }

    [Description("For top and distinct: the field whose values are counted, such as actor, tag, link, kind or rule.")]
    public string? Field { get; init; }

    [Description("For series: the length of a bucket, such as 15m, 1h or 1d.")]
    public string? Bucket { get; init; }

    [Description("For series: count apart by kind, verdict, rule or shadow_rule.")]
    public string? By { get; init; }

    [Description("Rows wanted, 1 to 10,000.")]
    public int? Limit { get; init; }

    [Description("Where to go on: 'next' of the answer before.")]
    public string? Cursor { get; init; }

    [Description("Rows from the oldest or the newest. Default: oldest.")]
    public string? Order { get; init; }

    [Description("json or csv. Default: json.")]
    public string? Format { get; init; }
}
