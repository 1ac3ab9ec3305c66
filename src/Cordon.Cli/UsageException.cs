namespace Cordon.Cli;

/// <summary>What the user asked for cannot be done as asked; the message says what to do instead.</summary>
/// <param name="message">What is wrong and the remedy.</param>
/// <param name="exitCode">The exit code this ends with.</param>
public sealed class UsageException(string message, int exitCode = ExitCode.Usage) : Exception(message)
{
    /// <summary>The exit code this ends with.</summary>
    public int Code { get; } = exitCode;
}
