namespace Cordon.Client;

/// <summary>The guard called a question wrong, or refused the key. Asking again does not help.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">What the guard said.</param>
public sealed class GuardException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
