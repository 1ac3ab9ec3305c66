namespace Cordon.Signals.Counters;

/// <summary>Saved counters that cannot be loaded: damaged, cut short, of another version, or of other definitions. The message says which.</summary>
/// <param name="message">What is wrong.</param>
public sealed class CounterFileException(string message) : Exception(message);
