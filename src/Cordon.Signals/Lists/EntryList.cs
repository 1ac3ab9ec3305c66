using System.Diagnostics.CodeAnalysis;

namespace Cordon.Signals.Lists;

/// <summary>A named, immutable set of texts: an allow or deny list. The texts themselves are not kept.</summary>
public sealed class EntryList
{
    private EntryList(string name) => Name = name;

    /// <summary>The list's name.</summary>
    public string Name { get; }

    /// <summary>How many different entries it has.</summary>
    public int Count => throw new NotImplementedException();

    /// <summary>The list's version: SHA-256 over its entries, as 64 lower-case hexadecimal digits. The same set of entries has the same version in any order.</summary>
    public string Version => throw new NotImplementedException();

    /// <summary>Whether a text is an entry, code unit by code unit: no case folding, no normalisation.</summary>
    public bool Contains(ReadOnlySpan<char> text) => throw new NotImplementedException();

    /// <summary>Reads a list from UTF-8 text: one entry a line, blank lines and lines whose first character is '#' left out.</summary>
    /// <param name="name">The list's name.</param>
    /// <param name="text">UTF-8; a byte order mark is left out.</param>
    /// <param name="list">The list, when there is no fault.</param>
    /// <param name="fault">What is wrong and in which line, otherwise.</param>
    public static bool TryRead(string name, Stream text, [NotNullWhen(true)] out EntryList? list, [NotNullWhen(false)] out string? fault) =>
        throw new NotImplementedException();
}
