namespace Cordon.Proving.Platform;

/// <summary>
/// Hands out fresh things to one maker. Each maker has a range of its own, so that what one makes does not change what
/// another's things are called.
/// </summary>
internal sealed class Supply(int maker)
{
    /// <summary>Ordinary accounts.</summary>
    public const int Organic = 0;

    /// <summary>Global fashions.</summary>
    public const int Fashion = 1;

    /// <summary>Innocent look-alike groups.</summary>
    public const int LookAlike = 2;

    /// <summary>Planted networks.</summary>
    public const int Planted = 3;

    /// <summary>Domains that everybody uses; the first numbers.</summary>
    public const int PopularDomains = 200;

    private readonly ulong _maker = (ulong)maker;
    private ulong _posts;
    private ulong _records;
    private ulong _items;
    private ulong _domains;
    private ulong _tags;
    private ulong _media;
    private ulong _others;

    public Thing Post() => Thing.Of(ThingType.Post, (_maker << 38) | _posts++);

    public Thing Record() => Thing.Of(ThingType.Record, (_maker << 38) | _records++);

    public Thing Link(ulong domain) => Thing.Link(domain, (_maker << 30) | (_items++ & ((1UL << 30) - 1)));

    public Thing Tag() => Thing.Of(ThingType.Tag, (_maker << 22) | _tags++);

    public Thing Media() => Thing.Of(ThingType.Media, (_maker << 50) | _media++);

    /// <summary>A device, address, handle or invite.</summary>
    public Thing Other(ThingType type) => Thing.Of(type, (_maker << 34) | (1UL << 33) | _others++);

    /// <summary>A domain nobody else uses. Organic communities number their own from <see cref="PopularDomains"/> up.</summary>
    public ulong Domain() => (_maker << 22) | _domains++;
}
