using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Cordon.Events;

namespace Cordon.Signals.Lists;

/// <summary>
/// A named, immutable set of texts: an allow or deny list. The texts themselves are not kept: an entry is its 128-bit hash (XXH128, Collet), seeded by the list's
/// version, in open addressing; 23 bytes an entry. A text that is no entry is taken for one by chance with a probability of entries · 2⁻¹²⁸. Who does not know the
/// whole file does not know the seed, so cannot craft such a text. Safe for any number of readers.
/// </summary>
public sealed class EntryList
{
    /// <summary>Longest file, in bytes (256 MiB).</summary>
    public const int MostBytes = 1 << 28;

    /// <summary>Most entries.</summary>
    public const int MostEntries = 10_000_000;

    /// <summary>Longest entry, in characters: that of an entity's id.</summary>
    public const int EntryChars = Limits.EntityIdChars;

    /// <summary>Longest name, in characters.</summary>
    public const int NameChars = 128;

    // Seven of ten slots are taken. Zero is a free slot; the one text whose hash is zero is told by a flag of its own.
    private readonly UInt128[] _slots;
    private readonly long _seed;
    private bool _hasZero;

    private EntryList(string name, string version, long seed, int lines)
    {
        (Name, Version, _seed) = (name, version, seed);
        _slots = new UInt128[(lines * 10L / 7) + 1];
    }

    /// <summary>The list's name.</summary>
    public string Name { get; }

    /// <summary>How many different entries it has.</summary>
    public int Count { get; private set; }

    /// <summary>How many lines repeat an earlier entry.</summary>
    public int Repeated { get; private set; }

    /// <summary>The list's version: SHA-256 of its file, as 64 lower-case hexadecimal digits.</summary>
    public string Version { get; }

    /// <summary>Bytes of the table.</summary>
    public long Bytes => _slots.LongLength * 16;

    /// <summary>Whether a text is an entry, code unit by code unit: no case folding, no normalisation.</summary>
    public bool Contains(ReadOnlySpan<char> text)
    {
        var hash = Hash(text);
        if (hash == UInt128.Zero)
            return _hasZero;
        return _slots[SlotOf(hash)] != UInt128.Zero;
    }

    /// <summary>
    /// Reads a list from UTF-8 text: one entry a line, without the spaces and tabs around it. Blank lines and lines that begin with '#' are left out; an entry that
    /// begins with '#' or '\' is written with a '\' before it. A byte order mark is left out.
    /// </summary>
    /// <param name="name">The list's name: 1 to 128 characters.</param>
    /// <param name="text">The file, at most 256 MiB; read to its end.</param>
    /// <param name="list">The list, when there is no fault.</param>
    /// <param name="fault">What is wrong and in which line, otherwise.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static bool TryRead(string name, Stream text, [NotNullWhen(true)] out EntryList? list, [NotNullWhen(false)] out string? fault)
    {
        list = null;
        if (string.IsNullOrWhiteSpace(name) || name.Length > NameChars)
        {
            fault = $"a list needs a name of 1 to {NameChars} characters";
            return false;
        }
        using var file = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = text.Read(buffer)) > 0;)
        {
            if (file.Length + read > MostBytes)
            {
                fault = $"list '{name}' has more than {MostBytes} bytes; split it";
                return false;
            }
            file.Write(buffer, 0, read);
        }
        return TryRead(name, file.GetBuffer().AsSpan(0, (int)file.Length), out list, out fault);
    }

    private static bool TryRead(string name, ReadOnlySpan<byte> file, [NotNullWhen(true)] out EntryList? list, [NotNullWhen(false)] out string? fault)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(file, digest);
        if (file.StartsWith(Encoding.UTF8.Preamble))
            file = file[Encoding.UTF8.Preamble.Length..];

        list = null;
        var entries = CountEntries(file);
        if (entries > MostEntries)
        {
            fault = $"list '{name}' has {entries} entries; at most {MostEntries} are possible, so split it";
            return false;
        }
        var read = new EntryList(name, Convert.ToHexStringLower(digest), MemoryMarshal.Read<long>(digest), entries);
        Span<char> chars = stackalloc char[EntryChars];
        var line = 0;
        while (!file.IsEmpty)
        {
            line++;
            if (!IsEntry(NextLine(ref file), out var entry))
                continue;
            switch (Utf8.ToUtf16(entry, chars, out var good, out var length, replaceInvalidSequences: false))
            {
                case OperationStatus.Done:
                    read.Add(chars[..length]);
                    break;
                case OperationStatus.DestinationTooSmall:
                    fault = $"list '{name}', line {line}: the entry is longer than {EntryChars} characters";
                    return false;
                default:
                    fault = $"list '{name}', line {line}: byte {good + 1} of the entry is 0x{entry[good]:X2}, which is not valid UTF-8 there; save the file as UTF-8";
                    return false;
            }
        }
        (list, fault) = (read, null);
        return true;
    }

    private static int CountEntries(ReadOnlySpan<byte> file)
    {
        var entries = 0;
        while (!file.IsEmpty)
            entries += IsEntry(NextLine(ref file), out _) ? 1 : 0;
        return entries;
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> file)
    {
        var end = file.IndexOf((byte)'\n');
        var line = end < 0 ? file : file[..end];
        file = end < 0 ? default : file[(end + 1)..];
        return line;
    }

    private static bool IsEntry(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> entry)
    {
        entry = line.Trim(" \t\r"u8);
        if (entry.IsEmpty || entry[0] == '#')
            return false;
        if (entry[0] == '\\' && entry.Length > 1 && entry[1] is (byte)'#' or (byte)'\\')
            entry = entry[1..];
        return true;
    }

    private UInt128 Hash(ReadOnlySpan<char> text) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text), _seed);

    private void Add(ReadOnlySpan<char> text)
    {
        var hash = Hash(text);
        var known = hash == UInt128.Zero ? _hasZero : _slots[SlotOf(hash)] != UInt128.Zero;
        if (known)
        {
            Repeated++;
            return;
        }
        Count++;
        if (hash == UInt128.Zero)
            _hasZero = true;
        else
            _slots[SlotOf(hash)] = hash;
    }

    // The slot of a hash, or the free one where it would go.
    private int SlotOf(UInt128 hash)
    {
        var slots = _slots;
        var i = (int)Math.BigMul((ulong)(hash >> 64), (ulong)slots.Length, out _);
        while (slots[i] != hash && slots[i] != UInt128.Zero)
            i = i + 1 == slots.Length ? 0 : i + 1;
        return i;
    }
}
