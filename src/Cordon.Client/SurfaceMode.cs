namespace Cordon.Client;

/// <summary>What a surface does without an answer.</summary>
/// <param name="FailsClosed">True to show nothing, false to go on.</param>
/// <param name="Budget">How long it waits.</param>
public readonly record struct SurfaceMode(bool FailsClosed, TimeSpan Budget);
