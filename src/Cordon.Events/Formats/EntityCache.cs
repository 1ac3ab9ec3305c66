using System.Runtime.InteropServices;
using System.Text;

namespace Cordon.Events.Formats;

/// <summary>
/// Remembers entities and words lately read, so that a name that comes again is neither checked nor allocated again.
/// Direct-mapped and of fixed size; not for use by several threads at once.
/// </summary>
internal sealed class EntityCache
{
    private const int Slots = 1 << 14;
    private const int LongestBytes = 96;
    private const int MostDomains = 1 << 14;
    private const int MostWords = 1 << 10;

    private readonly Entity[] _slots = new Entity[Slots];
    private readonly Dictionary<string, Entity> _domains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>Reads <c>type:id</c> from UTF-8 that is known to be valid.</summary>
    public bool TryRead(ReadOnlySpan<byte> utf8, out Entity entity, out string? problem)
    {
        if (utf8.Length > LongestBytes)
            return Entity.TryParse(Encoding.UTF8.GetString(utf8), out entity, out problem);

        ref var known = ref _slots[Slot(utf8)];
        var text = known.Text;
        problem = null;
        if (text.Length == utf8.Length && text.Length != 0 && Ascii.Equals(utf8, text))
        {
            entity = known;
            return true;
        }

        if (!Entity.TryParse(Encoding.UTF8.GetString(utf8), out entity, out problem))
            return false;
        known = entity;
        return true;
    }

    /// <summary>The domain entity of a host.</summary>
    public bool TryDomain(ReadOnlySpan<char> host, out Entity domain)
    {
        var lookup = _domains.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(host, out domain))
            return true;
        if (!Entity.TryParse(string.Concat(EntityTypes.Domain, ":", host), out domain, out _))
            return false;
        if (_domains.Count >= MostDomains)
            _domains.Clear();
        lookup[host] = domain;
        return true;
    }

    /// <summary>The one copy of a short word, such as an event kind.</summary>
    public string Word(ReadOnlySpan<byte> utf8)
    {
        Span<char> chars = stackalloc char[Limits.KindChars * 2];
        if (utf8.Length > chars.Length)
            return Encoding.UTF8.GetString(utf8);
        var text = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var word))
            return word;
        word = text.ToString();
        if (_words.Count >= MostWords)
            _words.Clear();
        _words[word] = word;
        return word;
    }

    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length * 0x9E3779B97F4A7C15UL;
        while (utf8.Length >= 8)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(utf8)) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 32;
            utf8 = utf8[8..];
        }

        foreach (var b in utf8)
            hash = (hash ^ b) * 0x100000001B3UL;
        hash ^= hash >> 29;
        return (int)(hash * 0x9E3779B97F4A7C15UL >> (64 - 14));
    }
}
