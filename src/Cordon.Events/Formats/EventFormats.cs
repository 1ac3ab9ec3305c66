namespace Cordon.Events.Formats;

/// <summary>The one list of outside JSON formats, in the order in which they are asked.</summary>
internal static class EventFormats
{
    public static readonly IReadOnlyList<IEventFormat> All =
    [
        new JetstreamV1(),
        new JetstreamV2(),
        new MastodonWebhook(),
        new CloudEvents(),
        new ActivityStreams(),
        new OspreyAction(),
    ];
}
