using Cordon.Events;

namespace Cordon.Networks.History;

/// <summary>The event kinds that ties are made of, as one byte.</summary>
internal enum EventKind : byte
{
    Other,
    Post,
    Reply,
    Repost,
    Like,
    Follow,
    Mention,
    Message,
    Block,
    Report,
    Accept,
    Reject,
    Register,
    Delete,
}

internal static class EventKindCodes
{
    public static EventKind Of(string kind) => kind switch
    {
        EventKinds.Post => EventKind.Post,
        EventKinds.Reply => EventKind.Reply,
        EventKinds.Repost => EventKind.Repost,
        EventKinds.Like => EventKind.Like,
        EventKinds.Follow => EventKind.Follow,
        EventKinds.Mention => EventKind.Mention,
        EventKinds.Message => EventKind.Message,
        EventKinds.Block => EventKind.Block,
        EventKinds.Report => EventKind.Report,
        EventKinds.Accept => EventKind.Accept,
        EventKinds.Reject => EventKind.Reject,
        EventKinds.Register => EventKind.Register,
        EventKinds.Delete => EventKind.Delete,
        _ => EventKind.Other,
    };
}
