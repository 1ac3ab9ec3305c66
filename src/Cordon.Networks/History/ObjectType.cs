using Cordon.Events;

namespace Cordon.Networks.History;

/// <summary>The types of object that ties are made of or that a delete can name, as one byte.</summary>
internal enum ObjectType : byte
{
    Other,
    Link,
    Domain,
    Tag,
    Media,
    Text,
    Post,
    Device,
    Address,
    Handle,
    Invite,
    Record,
    Account,
}

internal static class ObjectTypeCodes
{
    public static ObjectType Of(ReadOnlySpan<char> type) => type switch
    {
        EntityTypes.Link => ObjectType.Link,
        EntityTypes.Domain => ObjectType.Domain,
        EntityTypes.Tag => ObjectType.Tag,
        EntityTypes.Media => ObjectType.Media,
        EntityTypes.Text => ObjectType.Text,
        EntityTypes.Post => ObjectType.Post,
        EntityTypes.Device => ObjectType.Device,
        EntityTypes.Address => ObjectType.Address,
        EntityTypes.Handle => ObjectType.Handle,
        EntityTypes.Invite => ObjectType.Invite,
        EntityTypes.Record => ObjectType.Record,
        EntityTypes.Account => ObjectType.Account,
        _ => ObjectType.Other,
    };
}
