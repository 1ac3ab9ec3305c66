using System.Diagnostics.CodeAnalysis;

namespace Cordon.Events;

/// <summary>
/// A typed thing with an id, written <c>type:id</c>: <c>account:a17</c>, <c>tag:blue-widget</c>, <c>link:https://shop.example/7</c>.
/// This is the one way to name an entity, in files, in memory and on screen.
/// </summary>
/// <remarks>
/// The type is 1–32 characters of <c>a–z 0–9 _ -</c> and starts with a letter; the id is 1–<see cref="Limits.EntityIdChars"/>
/// characters, none of them a control character. The known types are in <see cref="EntityTypes"/>; others are allowed and tie nothing.
/// </remarks>
public readonly record struct Entity : IComparable<Entity>
{
    private readonly string? _text;
    private readonly int _colon;

    private Entity(string text, int colon) => (_text, _colon) = (text, colon);

    /// <summary>The whole name, <c>type:id</c>; empty for the default value.</summary>
    public string Text => _text ?? "";

    /// <summary>The part before the colon.</summary>
    public ReadOnlySpan<char> Type => _text.AsSpan(0, _colon);

    /// <summary>The part after the colon.</summary>
    public ReadOnlySpan<char> Id => _text is null ? default : _text.AsSpan(_colon + 1);

    /// <summary>True for the default value, which names nothing.</summary>
    public bool IsNone => _text is null;

    /// <summary>True when the entity is of the given type.</summary>
    public bool Is(string type) => Type.SequenceEqual(type);

    /// <summary>Makes an entity of a known-good type and any id; throws when the id is not acceptable.</summary>
    /// <exception cref="FormatException">The type or the id breaks the rules above.</exception>
    public static Entity Of(string type, string id) => Parse(string.Concat(type, ":", id));

    /// <summary>Reads <c>type:id</c>.</summary>
    /// <exception cref="FormatException">The text is not an entity; the message says why.</exception>
    public static Entity Parse(string text) =>
        TryParse(text, out var entity, out var problem) ? entity : throw new FormatException(problem);

    /// <summary>Reads <c>type:id</c>, or says why the text is not one.</summary>
    public static bool TryParse(string? text, out Entity entity, [NotNullWhen(false)] out string? problem)
    {
        entity = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (text is null || colon <= 0)
        {
            problem = $"'{Shown.Brief(text)}' is not an entity; write it as type:id, for example account:a17";
            return false;
        }

        if (colon > Limits.EntityTypeChars || !IsType(text.AsSpan(0, colon)))
        {
            problem = $"'{Shown.Brief(text)}' has no valid entity type; a type is 1-{Limits.EntityTypeChars} of a-z 0-9 _ - and starts with a letter";
            return false;
        }

        var id = text.AsSpan(colon + 1);
        if (id.IsEmpty || id.Length > Limits.EntityIdChars)
        {
            problem = $"'{Shown.Brief(text)}' has an id of {id.Length} characters; an id is 1-{Limits.EntityIdChars}";
            return false;
        }

        foreach (var c in id)
        {
            if (char.IsControl(c))
            {
                problem = $"'{Shown.Brief(text)}' has a control character (U+{(int)c:X4}) in its id; remove it at the source";
                return false;
            }
        }

        entity = new Entity(text, colon);
        problem = null;
        return true;
    }

    private static bool IsType(ReadOnlySpan<char> type)
    {
        if (!char.IsAsciiLetterLower(type[0]))
            return false;
        foreach (var c in type)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('_' or '-'))
                return false;
        }

        return true;
    }

    /// <summary>Ordinal order of the whole name.</summary>
    public int CompareTo(Entity other) => string.CompareOrdinal(_text, other._text);

    /// <inheritdoc/>
    public bool Equals(Entity other) => _text == other._text;

    /// <inheritdoc/>
    public override int GetHashCode() => _text?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Ordinal order.</summary>
    public static bool operator <(Entity left, Entity right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >(Entity left, Entity right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator <=(Entity left, Entity right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >=(Entity left, Entity right) => left.CompareTo(right) >= 0;
}
