using System.Text;

namespace Cordon.Proving.Platform;

/// <summary>
/// Writes the name of a <see cref="Thing"/> as UTF-8. Numbers go through a keyed bijection first: names are unique within
/// their type and tell nothing about who made them or when.
/// </summary>
internal sealed class Names(long seed)
{
    /// <summary>No name is longer than this many bytes.</summary>
    public const int LongestBytes = 96;

    private readonly ulong _key = RandomStream.For(seed, Purpose.Names).Next();

    private readonly Dictionary<ulong, byte[]> _given = [];

    /// <summary>An account takes a name of its own, <c>account:…</c>, in ASCII without quotes or backslashes.</summary>
    public void Give(int account, string name) => _given[(ulong)account] = Encoding.ASCII.GetBytes(name);

    /// <summary>The number behind a name of an account or a post; −1 where no such thing has that name.</summary>
    public long Read(string name, ThingType type)
    {
        var (prefix, bits) = type == ThingType.Account ? ("account:u", 31) : ("post:", 40);
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || name.Length - prefix.Length is 0 or > 8)
            return -1;
        var number = 0UL;
        foreach (var c in name.AsSpan(prefix.Length))
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterLower(c))
                return -1;
            number = (number * 36) + (ulong)(char.IsAsciiDigit(c) ? c - '0' : c - 'a' + 10);
        }

        return number >> bits != 0 ? -1 : (long)Unscramble(number, bits);
    }

    /// <summary>The name as a string, for the truth file.</summary>
    public string Text(Thing thing)
    {
        Span<byte> buffer = stackalloc byte[LongestBytes];
        return Encoding.UTF8.GetString(buffer[..Write(buffer, thing)]);
    }

    /// <summary>Writes <c>type:id</c> and returns its length. The buffer holds at least <see cref="LongestBytes"/>.</summary>
    public int Write(Span<byte> into, Thing thing)
    {
        var number = thing.Number;
        switch (thing.Type)
        {
            case ThingType.Account when _given.TryGetValue(number, out var given):
                return Put(into, 0, given);
            case ThingType.Account:
                return Base36(into, Put(into, 0, "account:u"u8), Scramble(number, 31));
            case ThingType.Post:
                return Base36(into, Put(into, 0, "post:"u8), Scramble(number, 40));
            case ThingType.Record:
                return Base36(into, Put(into, 0, "record:f"u8), Scramble(number, 40));
            case ThingType.Event:
                return Base36(into, Put(into, 0, "event:e"u8), number);
            case ThingType.Tag:
                return Tag(into, Scramble(number, 24));
            case ThingType.Link:
                return Link(into, Scramble(number >> 32, 24), Scramble(number & 0xFFFFFFFF, 32));
            case ThingType.Media:
                return Media(into, number);
            case ThingType.Device:
                return Base36(into, Put(into, 0, "device:d"u8), Scramble(number, 36));
            case ThingType.Address:
                return Address(into, Scramble(number, 36));
            case ThingType.Handle:
                return Put(into, Base36(into, Put(into, 0, "handle:"u8), Scramble(number, 36)), "@chat.example"u8);
            case ThingType.Invite:
                return Base36(into, Put(into, 0, "invite:i"u8), Scramble(number, 36));
            default:
                throw new ArgumentOutOfRangeException(nameof(thing), thing.Type, "a thing of this type has no name");
        }
    }

    /// <summary>Writes a number in base 36 from a position on and returns the position behind it.</summary>
    public static int Base36(Span<byte> into, int at, ulong number)
    {
        var digits = 1;
        for (var rest = number / 36; rest != 0; rest /= 36)
            digits++;
        for (var i = at + digits - 1; i >= at; i--)
        {
            var (quotient, digit) = Math.DivRem(number, 36);
            into[i] = "0123456789abcdefghijklmnopqrstuvwxyz"u8[(int)digit];
            number = quotient;
        }

        return at + digits;
    }

    /// <summary>Multiplying by an odd number and folding the high bits in are both reversible modulo a power of two.</summary>
    private ulong Scramble(ulong number, int bits)
    {
        var mask = (1UL << bits) - 1;
        var half = bits / 2;
        number = ((number ^ _key) * 0x9E3779B97F4A7C15UL) & mask;
        number ^= number >> half;
        number = (number * 0xD6E8FEB86659FD93UL) & mask;
        number ^= number >> half;
        return (number * 0xBF58476D1CE4E5B9UL) & mask;
    }

    private ulong Unscramble(ulong number, int bits)
    {
        var mask = (1UL << bits) - 1;
        var half = bits / 2;
        number = (number * Inverse(0xBF58476D1CE4E5B9UL)) & mask;
        number ^= (number >> half) ^ (number >> (2 * half));
        number = (number * Inverse(0xD6E8FEB86659FD93UL)) & mask;
        number ^= (number >> half) ^ (number >> (2 * half));
        return ((number * Inverse(0x9E3779B97F4A7C15UL)) ^ _key) & mask;
    }

    /// <summary>The inverse of an odd number modulo 2⁶⁴: each of Newton's steps doubles the bits that are right.</summary>
    private static ulong Inverse(ulong odd)
    {
        var inverse = odd;
        for (var bits = 3; bits < 64; bits *= 2)
            inverse *= 2 - (odd * inverse);
        return inverse;
    }

    private static int Tag(Span<byte> into, ulong bits)
    {
        var at = Put(into, 0, "tag:"u8);
        for (var shift = 18; shift >= 0; shift -= 6, at += 2)
            Syllables.Write(into[at..], (uint)(bits >> shift) & 63);
        return at;
    }

    private static int Link(Span<byte> into, ulong domain, ulong item)
    {
        var at = Put(into, 0, "link:https://"u8);
        at = Put(into, at, (domain & 7) switch
        {
            0 or 1 => "shop-"u8,
            2 => "news-"u8,
            3 => "blog-"u8,
            4 => "media-"u8,
            5 => "club-"u8,
            _ => "go-"u8,
        });
        at = Base36(into, at, domain);
        at = Put(into, at, (item & 3) switch { 0 => ".example/v/"u8, 1 => ".example/a/"u8, _ => ".example/p/"u8 });
        return Base36(into, at, item);
    }

    private int Media(Span<byte> into, ulong number)
    {
        var at = Put(into, 0, "media:pdq-"u8);
        var bits = new RandomStream(number ^ _key);
        for (var word = 0; word < 4; word++, at += 16)
            Hex(into[at..], bits.Next(), 16);
        return at;
    }

    private static int Address(Span<byte> into, ulong bits)
    {
        var at = Put(into, 0, "address:2001:db8:"u8);
        Hex(into[at..], bits >> 20, 4);
        into[at + 4] = (byte)':';
        Hex(into[(at + 5)..], bits >> 4, 4);
        at = Put(into, at + 9, "::"u8);
        Hex(into[at..], bits, 1);
        return at + 1;
    }

    private static void Hex(Span<byte> into, ulong bits, int digits)
    {
        for (var i = digits - 1; i >= 0; i--, bits >>= 4)
            into[i] = "0123456789abcdef"u8[(int)bits & 15];
    }

    private static int Put(Span<byte> into, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(into[at..]);
        return at + bytes.Length;
    }
}
