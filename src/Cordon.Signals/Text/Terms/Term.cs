namespace Cordon.Signals.Text.Terms;

/// <summary>A word or phrase that is looked for.</summary>
/// <param name="Text">The term as it was written.</param>
/// <param name="Boundary">Where in a word it may stand.</param>
/// <param name="Budget">
/// The greatest cost of evasions, 0 to 63. A look-alike letter, a digit or sign for a letter, a letter repeated, a separator between letters, and words run together cost one each;
/// a split between two whole words costs 16. Case, marks, width, style and what cannot be seen cost nothing.
/// </param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Allowed">Longer ordinary words that hold the term: it is not found in them.</param>
public sealed record Term(string Text, TermBoundary Boundary, int Budget, TermSeverity Severity, IReadOnlyList<string> Allowed)
{
    /// <summary>The budget when nothing is said: everything but splits between whole words.</summary>
    public const int DefaultBudget = 15;

    /// <summary>The greatest budget.</summary>
    public const int MostBudget = 63;

    /// <summary>Most letters.</summary>
    public const int MostLetters = 64;

    /// <summary>Fewest letters.</summary>
    public const int FewestLetters = 2;

    /// <summary>A term with what holds when nothing is said.</summary>
    public static Term Of(string text) => new(text, TermBoundary.Word, DefaultBudget, TermSeverity.Medium, []);
}
