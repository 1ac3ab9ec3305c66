using Cordon.Signals.Text.Terms;

namespace Cordon.Policy.Rules;

/// <summary>A bank of terms that a policy declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is, for people.</param>
/// <param name="File">The file that holds its terms.</param>
/// <param name="Bank">The terms.</param>
public sealed record PolicyTerms(string Name, string Description, string File, TermBank Bank);
