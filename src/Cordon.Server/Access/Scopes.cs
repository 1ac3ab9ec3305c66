namespace Cordon.Server.Access;

/// <summary>What an API key may allow.</summary>
public static class Scopes
{
    /// <summary>Send events, and wait for verdicts.</summary>
    public const string Ingest = "ingest";

    /// <summary>Read events, labels, rules, rejects and results.</summary>
    public const string Read = "read";

    /// <summary>Ask the guard what a surface may show.</summary>
    public const string Guard = "guard";

    /// <summary>Set and remove labels.</summary>
    public const string Label = "label";

    /// <summary>Store, activate and roll back policies.</summary>
    public const string Policy = "policy";

    /// <summary>Work queues and cases, and decide.</summary>
    public const string Review = "review";

    /// <summary>Take in, read and hold evidence.</summary>
    public const string Evidence = "evidence";

    /// <summary>Preview and file reports to authorities.</summary>
    public const string Report = "report";

    /// <summary>Approve what another person proposed, undo it, and set up how people work.</summary>
    public const string Approve = "approve";

    /// <summary>Everything, with webhooks and their secrets.</summary>
    public const string Admin = "admin";

    /// <summary>All scopes.</summary>
    public static IReadOnlyList<string> All { get; } = [Ingest, Read, Guard, Label, Policy, Review, Evidence, Report, Approve, Admin];
}
