using System.Text.RegularExpressions;

namespace Cordon.Casework.Reporting.Dsa;

/// <summary>Finds in a statement what the database would not take, and the plainest personal data.</summary>
public static partial class StatementCheck
{
    private const int MostPuid = 500;
    private const int MostExplanation = 2000;
    private const int MostFacts = 5000;

    /// <summary>What is wrong, each with its field; empty for nothing.</summary>
    public static IReadOnlyList<string> Problems(StatementOfReasons statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var problems = new List<string>();
        if (statement.Puid.Length is 0 or > MostPuid || !statement.Puid.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            problems.Add($"puid: 1 to {MostPuid} letters, digits, hyphens and underscores");
        if (!statement.HasDecision)
            problems.Add("decision_visibility, decision_monetary, decision_provision or decision_account: at least one");
        if (statement.DecisionVisibility?.FirstOrDefault(v => !DsaVisibility.All.Contains(v)) is { } visibility)
            problems.Add($"decision_visibility: '{Events.Shown.Brief(visibility)}' is none of {string.Join(", ", DsaVisibility.All)}");
        var (ground, explanation) = statement.DecisionGround switch
        {
            "DECISION_GROUND_ILLEGAL_CONTENT" => (statement.IllegalContentLegalGround, statement.IllegalContentExplanation),
            "DECISION_GROUND_INCOMPATIBLE_CONTENT" => (statement.IncompatibleContentGround, statement.IncompatibleContentExplanation),
            _ => ("", ""),
        };
        if (ground == "" && explanation == "")
            problems.Add("decision_ground: DECISION_GROUND_ILLEGAL_CONTENT or DECISION_GROUND_INCOMPATIBLE_CONTENT");
        else if (string.IsNullOrWhiteSpace(ground) || string.IsNullOrWhiteSpace(explanation))
            problems.Add("decision_ground: its ground and its explanation belong to it");
        if (statement.IllegalContentExplanation?.Length > MostExplanation || statement.IncompatibleContentExplanation?.Length > MostExplanation)
            problems.Add($"explanation: at most {MostExplanation} characters");
        if (statement.DecisionFacts.Length is 0 or > MostFacts)
            problems.Add($"decision_facts: 1 to {MostFacts} characters");
        if (statement.ContentType.Count == 0)
            problems.Add("content_type: at least one");
        if (!statement.Category.StartsWith("STATEMENT_CATEGORY_", StringComparison.Ordinal))
            problems.Add("category: a STATEMENT_CATEGORY_…");
        if (statement.TerritorialScope.Count == 0 || statement.TerritorialScope.Any(t => t.Length != 2 || !t.All(char.IsAsciiLetterUpper)))
            problems.Add("territorial_scope: two-letter codes of countries, at least one");
        foreach (var (name, text) in (ReadOnlySpan<(string, string?)>)
        [
            ("decision_facts", statement.DecisionFacts), ("illegal_content_explanation", statement.IllegalContentExplanation), ("incompatible_content_explanation", statement.IncompatibleContentExplanation),
        ])
        {
            if (text is not null && Personal().IsMatch(text))
                problems.Add($"{name}: it holds a mail address, an IP address or an account's id; statements are public, and personal data has no place in them");
        }

        return problems;
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.\w|\b\d{1,3}(\.\d{1,3}){3}\b|\baccount:\S", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Personal();
}
