namespace Cordon.Policy.Evaluating;

/// <summary>Something that could not be evaluated or carried out.</summary>
/// <param name="Where">The rule, counter or command: <c>rule flood</c>, <c>counter posts</c>, <c>command label.set</c>.</param>
/// <param name="Message">What went wrong.</param>
public readonly record struct EvaluationError(string Where, string Message);
