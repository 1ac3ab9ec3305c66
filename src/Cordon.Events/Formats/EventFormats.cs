namespace Cordon.Events.Formats;

/// <summary>The one list of outside JSON formats, in the order in which they are asked.</summary>
internal static class EventFormats
{
    public static readonly IReadOnlyList<IEventFormat> All =
    [
    ];
}
