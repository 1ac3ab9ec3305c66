namespace Cordon.Policy.Cel;

/// <summary>What a function does.</summary>
/// <param name="args">The arguments, the receiver first; none is an error, and each is of the overload's declared kind.</param>
/// <param name="activation">The activation that the evaluation was given.</param>
/// <returns>The result, or <see cref="CelValue.Error"/>.</returns>
public delegate CelValue CelFunction(ReadOnlySpan<CelValue> args, CelActivation activation);
