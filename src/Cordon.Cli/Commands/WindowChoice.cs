namespace Cordon.Cli.Commands;

/// <summary>What <c>--window</c> asks for.</summary>
/// <param name="Given">The window; null for windows chosen from the data.</param>
internal readonly record struct WindowChoice(TimeSpan? Given);
