namespace Cordon.Casework.Reporting.Dsa;

/// <summary>What was done to content's visibility, in the transparency database's words, from Cordon's own.</summary>
public static class DsaVisibility
{
    /// <summary>The database's words that Cordon uses.</summary>
    public static IReadOnlyList<string> All { get; } = ["DECISION_VISIBILITY_CONTENT_DEMOTED", "DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED", "DECISION_VISIBILITY_CONTENT_LABELLED", "DECISION_VISIBILITY_CONTENT_REMOVED"];

    /// <summary>The word for a verdict of the guard or the act of a takedown; null for one that restricts nothing, such as <c>allow</c>.</summary>
    public static string? Of(string act) => act switch
    {
        "demote" => All[0],
        "hold" or "restrict" => All[1],
        "warn" or "label" => All[2],
        "hide" or "block" or "remove" => All[3],
        _ => null,
    };
}
