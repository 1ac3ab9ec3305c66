namespace Cordon.Proving.Platform;

/// <summary>The type of a thing; the order is that of the table of prefixes in <see cref="Names"/>.</summary>
internal enum ThingType : byte
{
    None,
    Account,
    Post,
    Record,
    Event,
    Tag,
    Link,
    Media,
    Device,
    Address,
    Handle,
    Invite,
}

/// <summary>
/// A thing as eight bytes: its type and a number of at most 56 bits, from which <see cref="Names"/> derives its name. Ranges
/// of numbers tell who made it (see <see cref="Supply"/>); names are scrambled, so that no name tells it.
/// </summary>
internal readonly record struct Thing(ulong Packed)
{
    public const ulong NumberMask = (1UL << 56) - 1;

    public static Thing Of(ThingType type, ulong number) => new(((ulong)type << 56) | (number & NumberMask));

    public static Thing Account(int index) => Of(ThingType.Account, (ulong)index);

    /// <summary>A link is a domain (24 bits) and an item (32 bits).</summary>
    public static Thing Link(ulong domain, ulong item) => Of(ThingType.Link, (domain << 32) | item);

    public ThingType Type => (ThingType)(Packed >> 56);

    public ulong Number => Packed & NumberMask;

    public bool IsNone => Packed == 0;
}
