using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Policy.Cel.Library;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel;

/// <summary>
/// Values from JSON and back. In: whole numbers become int (uint beyond), other numbers double, objects maps with string keys. Out: bytes
/// as base64, timestamps as RFC 3339, durations as seconds with <c>s</c>, types by name, an absent optional as null, numbers that JSON
/// lacks as strings.
/// </summary>
public static class CelJson
{
    private const int MostValues = 1_000_000;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    /// <summary>A value from JSON. Of keys that occur twice, the last counts.</summary>
    public static CelValue Read(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return CelValue.Of(json.GetBoolean());
            case JsonValueKind.String:
                return CelValue.Of(json.GetString());
            case JsonValueKind.Number:
                return json.TryGetInt64(out var whole) ? CelValue.Of(whole) : json.TryGetUInt64(out var large) ? CelValue.Of(large) : CelValue.Of(json.GetDouble());
            case JsonValueKind.Array:
                return CelValue.Of([.. json.EnumerateArray().Select(Read)]);
            case JsonValueKind.Object:
                var map = new HashMap(json.GetPropertyCount());
                foreach (var property in json.EnumerateObject().Reverse().DistinctBy(p => p.Name).Reverse())
                    map.Add(CelValue.Of(property.Name), Read(property.Value));
                return CelValue.Of(map);
            default:
                return default;
        }
    }

    /// <summary>Writes a value as JSON.</summary>
    /// <exception cref="InvalidOperationException">The value is an error, or has more than a million parts.</exception>
    public static void Write(Utf8JsonWriter writer, CelValue value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var left = MostValues;
        Write(writer, value, ref left);
    }

    /// <summary>A value as JSON text.</summary>
    /// <exception cref="InvalidOperationException">The value is an error, or has more than a million parts.</exception>
    public static string Write(CelValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
            Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, CelValue value, ref int left)
    {
        if (--left < 0)
            throw new InvalidOperationException($"the value has more than {MostValues} parts");
        switch (value.Kind)
        {
            case CelKind.Null:
                writer.WriteNullValue();
                break;
            case CelKind.Bool:
                writer.WriteBooleanValue(value.AsBool());
                break;
            case CelKind.Int:
                writer.WriteNumberValue(value.AsInt());
                break;
            case CelKind.UInt:
                writer.WriteNumberValue(value.AsUInt());
                break;
            case CelKind.Double:
                Write(writer, value.AsDouble());
                break;
            case CelKind.String:
                writer.WriteStringValue(value.AsString());
                break;
            case CelKind.Bytes:
                writer.WriteBase64StringValue(value.AsBytes());
                break;
            case CelKind.List:
                Write(writer, value.AsList(), ref left);
                break;
            case CelKind.Map:
                Write(writer, value.AsMap(), ref left);
                break;
            case CelKind.Optional:
                Write(writer, value.AsOptional().Value, ref left);
                break;
            case CelKind.Struct:
                Write(writer, value.AsObject(), ref left);
                break;
            case CelKind.Error:
                throw new InvalidOperationException($"an error is no value: {value.AsError().Message}");
            default:
                writer.WriteStringValue(StandardLibrary.Text(value));
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
            writer.WriteRawValue(CelText.Of(value));
        else
            writer.WriteStringValue(CelText.Plain(value));
    }

    private static void Write(Utf8JsonWriter writer, CelList list, ref int left)
    {
        writer.WriteStartArray();
        for (var i = 0; i < list.Count; i++)
            Write(writer, list[i], ref left);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, CelMap map, ref int left)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in map.Entries)
        {
            writer.WritePropertyName(key.Kind == CelKind.String ? key.AsString() : StandardLibrary.Text(key));
            Write(writer, value, ref left);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CelObject host, ref int left)
    {
        writer.WriteStartObject();
        foreach (var field in host.Type.Fields)
        {
            writer.WritePropertyName(field.Name);
            Write(writer, host.Read(field), ref left);
        }

        writer.WriteEndObject();
    }
}
