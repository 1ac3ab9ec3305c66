namespace Cordon.Media;

/// <summary>Why a picture is not decoded.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Reason">The reason in words, with the values and limits.</param>
public readonly record struct Refusal(RefusalKind Kind, string Reason)
{
    /// <summary>None: the picture is good.</summary>
    public static readonly Refusal None = new(RefusalKind.None, "");
}
