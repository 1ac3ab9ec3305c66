namespace Cordon.Policy.State;

/// <summary>Saved state that cannot be loaded: damaged, cut short, of another version, or made with a policy that is not at hand. The message says which.</summary>
/// <param name="message">What is wrong and the remedy.</param>
public sealed class StateException(string message) : Exception(message);
