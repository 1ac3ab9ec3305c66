using Cordon.Events;

namespace Cordon.Proving.Platform;

/// <summary>
/// Writes events as canonical JSON Lines into a buffer: <c>id, time, kind, actor, target, objects, text, attributes</c> in this order,
/// what is empty left out. Every name and word is plain ASCII without quotes or backslashes, so nothing needs escaping.
/// </summary>
internal sealed class EventLines(Names names, DateTimeOffset start, Population? ages = null, Phrases? phrases = null)
{
    /// <summary>No line is longer than this many bytes.</summary>
    public const int LongestBytes = 1024;

    private const long DayMilliseconds = 86_400_000;

    private static readonly byte[][] Kinds =
    [
        Ascii(EventKinds.Register), Ascii(EventKinds.Login), Ascii(EventKinds.Post), Ascii(EventKinds.Reply),
        Ascii(EventKinds.Repost), Ascii(EventKinds.Like), Ascii(EventKinds.Follow), Ascii(EventKinds.Mention),
        Ascii(EventKinds.Message), Ascii(EventKinds.Search), Ascii(EventKinds.Report), Ascii(EventKinds.Block),
        Ascii(EventKinds.Profile), Ascii(EventKinds.Delete), Ascii("reject"),
    ];

    private readonly byte[] _date = new byte[10];
    private long _day = -1;

    /// <summary>The name of a kind.</summary>
    public static string KindName(SimulatedKind kind) => System.Text.Encoding.ASCII.GetString(Kinds[(int)kind]);

    /// <summary>Writes one line with its line feed and returns its length. The buffer holds at least <see cref="LongestBytes"/>.</summary>
    public int Write(Span<byte> into, in SimulatedEvent e, ulong number)
    {
        var at = Put(into, 0, "{\"id\":\"e"u8);
        at = Names.Base36(into, at, number);
        at = Put(into, at, "\",\"time\":\""u8);
        at = Time(into, at, e.Time);
        at = Put(into, at, "\",\"kind\":\""u8);
        at = Put(into, at, Kinds[(int)e.Kind]);
        at = Put(into, at, "\",\"actor\":\""u8);
        at += names.Write(into[at..], Thing.Account(e.Actor));
        if (!e.Target.IsNone)
        {
            at = Put(into, at, "\",\"target\":\""u8);
            at += names.Write(into[at..], e.Target);
        }

        into[at++] = (byte)'"';
        if (!e.First.IsNone)
        {
            at = Put(into, at, ",\"objects\":["u8);
            at = Object(into, at, e.First);
            at = Object(into, at, e.Second);
            at = Object(into, at, e.Third);
            at = Object(into, at, e.Fourth);
            into[at - 1] = (byte)']';
        }

        if (e.Text != 0 || e.Phrase != 0)
            at = Text(into, at, e);
        if (ages is not null && !ages.IsOfUnknownAge(e.Actor))
            at = Put(into, at, ages.IsChild(e.Actor) ? ",\"attributes\":{\"actor_age\":\"child\"}"u8 : ",\"attributes\":{\"actor_age\":\"adult\"}"u8);
        return Put(into, at, "}\n"u8);
    }

    /// <summary>Writes an object and a comma; the caller turns the last comma into the closing bracket.</summary>
    private int Object(Span<byte> into, int at, Thing thing)
    {
        if (thing.IsNone)
            return at;
        into[at++] = (byte)'"';
        at += names.Write(into[at..], thing);
        return Put(into, at, "\","u8);
    }

    private int Text(Span<byte> into, int at, in SimulatedEvent e)
    {
        at = Put(into, at, ",\"text\":\""u8);
        if (e.Phrase != 0)
        {
            at = Put(into, at, phrases!.Bytes(e.Phrase));
            into[at++] = (byte)' ';
        }

        Span<ushort> words = stackalloc ushort[TextWords.Most];
        foreach (var word in words[..TextWords.Of(e, words)])
            at = Put(into, at, Words.Spaced[word]);
        into[at - 1] = (byte)'"';
        return at;
    }

    private int Time(Span<byte> into, int at, long time)
    {
        var (day, rest) = Math.DivRem(time, DayMilliseconds);
        if (day != _day)
        {
            var date = start.AddDays(day);
            Digits(_date, 0, date.Year, 4);
            _date[4] = (byte)'-';
            Digits(_date, 5, date.Month, 2);
            _date[7] = (byte)'-';
            Digits(_date, 8, date.Day, 2);
            _day = day;
        }

        var ms = (int)rest;
        at = Put(into, at, _date);
        "T00:00:00.000Z"u8.CopyTo(into[at..]);
        Digits(into, at + 1, ms / 3_600_000, 2);
        Digits(into, at + 4, ms / 60_000 % 60, 2);
        Digits(into, at + 7, ms / 1000 % 60, 2);
        Digits(into, at + 10, ms % 1000, 3);
        return at + 14;
    }

    private static void Digits(Span<byte> into, int at, int value, int digits)
    {
        for (var i = at + digits - 1; i >= at; i--, value /= 10)
            into[i] = (byte)('0' + (value % 10));
    }

    private static int Put(Span<byte> into, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(into[at..]);
        return at + bytes.Length;
    }

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}
