namespace Cordon.Policy.Cel.Running;

/// <summary>The outcome of a condition.</summary>
internal enum Truth
{
    False,
    True,

    /// <summary>Neither: the error is in <see cref="Frame.Error"/>.</summary>
    Error,
}
