namespace Cordon.Policy.Rules;

/// <summary>The files of a policy cannot be taken as they are; the message says why and what to do.</summary>
/// <param name="message">What is wrong and the remedy.</param>
public sealed class PolicySourceException(string message) : Exception(message);
