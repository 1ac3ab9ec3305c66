using System.Text;
using System.Text.Json;

namespace Cordon.Events.Formats;

/// <summary>
/// Reads one canonical JSON event straight from UTF-8. The shape is described by <c>event.schema.json</c>.
/// Not for use by several threads at once.
/// </summary>
internal sealed class CanonicalJson(EntityCache cache)
{
    public const string Name = "canonical";

    /// <summary>The fields of a canonical event, in the order in which they are written.</summary>
    public static readonly string[] Fields = ["id", "time", "kind", "actor", "target", "objects", "text", "attributes"];

    private static readonly JsonReaderOptions Options = new() { MaxDepth = Limits.JsonDepth };

    /// <summary>What became of a record.</summary>
    public enum Outcome
    {
        /// <summary>The draft holds the event.</summary>
        Read,

        /// <summary>The record has a field that the canonical event lacks, or lacks one that it needs; another format may know it.</summary>
        OtherShape,

        /// <summary>The record is canonical or not JSON at all, and cannot be read.</summary>
        Broken,
    }

    [Flags]
    private enum Seen
    {
        None = 0,
        Id = 1,
        Time = 2,
        Kind = 4,
        Actor = 8,
        Target = 16,
        Objects = 32,
        Text = 64,
        Attributes = 128,
        Needed = Id | Time | Kind | Actor,
    }

    /// <summary>Fills the draft from a record of valid UTF-8, or says what hinders.</summary>
    /// <exception cref="JsonException">The record is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A string escapes half a surrogate pair.</exception>
    public Outcome Read(ReadOnlySpan<byte> record, EventDraft draft, out Fault fault)
    {
        var reader = new Utf8JsonReader(record, Options);
        fault = default;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            fault = new Fault(reader.TokenStartIndex, $"a {Named(reader.TokenType)} stands where an event was expected; write one JSON object a line");
            return Outcome.Broken;
        }

        var seen = Seen.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref reader);
            var at = reader.TokenStartIndex;
            if (field == Seen.None)
            {
                fault = new Fault(at, UnknownField(reader.GetString()!));
                return Outcome.OtherShape;
            }

            if ((seen & field) != 0)
            {
                fault = new Fault(at, $"the field '{reader.GetString()}' stands twice; keep one");
                return Outcome.Broken;
            }

            seen |= field;
            reader.Read();
            if (ReadField(field, ref reader, draft) is { } problem)
            {
                fault = new Fault(reader.TokenStartIndex, problem);

                // Outside formats share some names with the canonical event but fill them otherwise.
                return Outcome.OtherShape;
            }
        }

        // Anything after the closing brace makes this throw.
        reader.Read();
        if ((seen & Seen.Needed) == Seen.Needed)
            return Outcome.Read;
        fault = new Fault(0, $"the event has no {MissingFields(seen)}; a canonical event has id, time, kind and actor");
        return Outcome.OtherShape;
    }

    private string? ReadField(Seen field, ref Utf8JsonReader reader, EventDraft draft)
    {
        if (reader.TokenType == JsonTokenType.Null && (field & Seen.Needed) == 0)
            return null;
        return field switch
        {
            Seen.Objects => ReadObjects(ref reader, draft),
            Seen.Attributes => ReadAttributes(ref reader, draft),
            _ when reader.TokenType != JsonTokenType.String => $"the field '{NameOf(field)}' holds a {Named(reader.TokenType)}; write a string",
            Seen.Time => ReadTime(ref reader, draft),
            Seen.Actor => ReadActor(ref reader, draft),
            Seen.Target => ReadTarget(ref reader, draft),
            _ => ReadText(field, ref reader, draft),
        };
    }

    private string? ReadText(Seen field, ref Utf8JsonReader reader, EventDraft draft)
    {
        if (field == Seen.Kind)
            draft.Kind = reader.ValueIsEscaped ? reader.GetString() : cache.Word(reader.ValueSpan);
        else if (field == Seen.Id)
            draft.Id = reader.GetString();
        else
            draft.Text = reader.GetString();
        return null;
    }

    private static string? ReadTime(ref Utf8JsonReader reader, EventDraft draft)
    {
        if (reader.ValueIsEscaped || !TimeText.TryParseRfc3339(reader.ValueSpan, out var time))
            return TimeText.NotATime(reader.GetString());
        draft.Time = time;
        return null;
    }

    private string? ReadActor(ref Utf8JsonReader reader, EventDraft draft)
    {
        if (!TryEntity(ref reader, out var actor, out var problem))
            return "actor " + problem;
        draft.Actor = actor;
        return null;
    }

    private string? ReadTarget(ref Utf8JsonReader reader, EventDraft draft)
    {
        if (!TryEntity(ref reader, out var target, out var problem))
            return "target " + problem;
        draft.Target = target;
        return null;
    }

    private string? ReadObjects(ref Utf8JsonReader reader, EventDraft draft)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return $"the field 'objects' holds a {Named(reader.TokenType)}; write an array of entities";
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
                return $"'objects' holds a {Named(reader.TokenType)}; write every object as a string type:id";
            if (!TryEntity(ref reader, out var entity, out var problem))
                return "object " + problem;
            if (draft.ObjectCount == Limits.ObjectsPerEvent)
                return $"the event has more than {Limits.ObjectsPerEvent} objects; split it or drop some";
            draft.Add(entity);
        }

        return null;
    }

    private static string? ReadAttributes(ref Utf8JsonReader reader, EventDraft draft)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return $"the field 'attributes' holds a {Named(reader.TokenType)}; write an object of strings, numbers and booleans";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var value = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                JsonTokenType.True => "true",
                JsonTokenType.False => "false",
                _ => null,
            };
            if (value is null)
                return $"the attribute '{Shown.Brief(name)}' holds a {Named(reader.TokenType)}; write a string, a number or a boolean, or leave it out";
            if (draft.HasAttribute(name))
                return $"the attribute '{Shown.Brief(name)}' stands twice; keep one";
            draft.AddAttribute(name, value);
        }

        return null;
    }

    private bool TryEntity(ref Utf8JsonReader reader, out Entity entity, out string? problem) => reader.ValueIsEscaped
        ? Entity.TryParse(reader.GetString(), out entity, out problem)
        : cache.TryRead(reader.ValueSpan, out entity, out problem);

    private static Seen FieldOf(ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan;
        return name.Length switch
        {
            2 when name.SequenceEqual("id"u8) => Seen.Id,
            4 when name.SequenceEqual("time"u8) => Seen.Time,
            4 when name.SequenceEqual("kind"u8) => Seen.Kind,
            4 when name.SequenceEqual("text"u8) => Seen.Text,
            5 when name.SequenceEqual("actor"u8) => Seen.Actor,
            6 when name.SequenceEqual("target"u8) => Seen.Target,
            7 when name.SequenceEqual("objects"u8) => Seen.Objects,
            10 when name.SequenceEqual("attributes"u8) => Seen.Attributes,
            _ => Seen.None,
        };
    }

    private static string UnknownField(string name)
    {
        var near = EditDistance.Nearest(name, Fields);
        return near is null
            ? $"the canonical event has no field '{Shown.Brief(name)}'; put further values under attributes"
            : $"the canonical event has no field '{Shown.Brief(name)}'; did you mean '{near}'?";
    }

    private static string MissingFields(Seen seen) =>
        string.Join(", ", Fields.Where((_, i) => ((Seen)(1 << i) & Seen.Needed & ~seen) != 0));

    private static string NameOf(Seen field) => Fields[System.Numerics.BitOperations.TrailingZeroCount((int)field)];

    private static string Named(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "JSON object",
        JsonTokenType.StartArray => "JSON array",
        JsonTokenType.Number => "number",
        JsonTokenType.String => "string",
        JsonTokenType.True or JsonTokenType.False => "boolean",
        _ => "null",
    };
}
