namespace Cordon.Signals.Media.Hamming;

/// <summary>A file of an index that cannot be used: damaged or cut short. The message says which.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class HammingFileException(string message) : Exception(message);
