namespace Cordon.Server.Http;

/// <summary>One place where a request is wrong.</summary>
/// <param name="Line">Line in the body, from 1; 0 when it has none.</param>
/// <param name="Column">Column in bytes, from 1; 0 when it has none.</param>
/// <param name="Pointer">A JSON pointer, or a file and place in it; null when there is none.</param>
/// <param name="Detail">What is wrong there, and the remedy.</param>
internal readonly record struct ProblemPlace(long Line, long Column, string? Pointer, string Detail);
