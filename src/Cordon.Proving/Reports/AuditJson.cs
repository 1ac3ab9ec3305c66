using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cordon.Proving.Audits;

namespace Cordon.Proving.Reports;

/// <summary>Writes and reads <c>audit.json</c>: all figures, and the sums of each unit behind them, so that two audits can be compared. The same result gives the same bytes.</summary>
public static class AuditJson
{
    /// <summary>The file's name in a folder of results.</summary>
    public const string FileName = "audit.json";

    /// <summary>The value of the field <c>format</c>.</summary>
    public const string Format = "cordon.audit/1";

    /// <summary>Largest file that is read, in bytes (1 GiB).</summary>
    public const long MostBytes = 1L << 30;

    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new UnitConverter() },
    };

    /// <summary>Writes the file to a stream, which is left open.</summary>
    public static void Write(Stream output, AuditResult result)
    {
        JsonSerializer.Serialize(output, new Document(Format, result), Options);
        output.WriteByte((byte)'\n');
    }

    /// <summary>Reads a file, or the file in a folder of results.</summary>
    /// <exception cref="FormatException">It is no such file; the message names it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static AuditResult Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        if (!File.Exists(file))
            throw new FormatException($"{file} does not exist; name the folder that cordon audit run wrote, or its {FileName}");
        using var stream = File.OpenRead(file);
        if (stream.Length > MostBytes)
            throw new FormatException($"{file} has {stream.Length} bytes; expected at most {MostBytes}");
        try
        {
            var document = JsonSerializer.Deserialize<Document>(stream, Options);
            return document is { Format: Format } ? document.Audit
                : throw new FormatException($"{file} has the format '{Events.Shown.Brief(document?.Format)}'; this version reads {Format}");
        }
        catch (JsonException e)
        {
            throw new FormatException($"{file} is not what cordon audit run writes: {e.Message}", e);
        }
    }

    private sealed record Document(string Format, AuditResult Audit);

    /// <summary>A unit as a list: key, stratum, count, of, control count, control of.</summary>
    private sealed class UnitConverter : JsonConverter<MetricUnit>
    {
        public override MetricUnit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray || !reader.Read() || reader.TokenType != JsonTokenType.String)
                throw new JsonException("a unit is a list of a key and five numbers");
            var key = reader.GetString()!;
            var stratum = Next(ref reader);
            if (stratum is not (0 or 1))
                throw new JsonException($"a unit's stratum is {stratum}; expected 0 or 1");
            var unit = new MetricUnit(key, (byte)stratum, Next(ref reader), Next(ref reader), Next(ref reader), Next(ref reader));
            if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray)
                throw new JsonException("a unit has more than a key and five numbers");
            return unit;
        }

        public override void Write(Utf8JsonWriter writer, MetricUnit value, JsonSerializerOptions options)
        {
            writer.WriteRawValue(
                $"[{JsonSerializer.Serialize(value.Key, Compact)},{value.Stratum},{value.Count},{value.Of},{value.ControlCount},{value.ControlOf}]", skipInputValidation: true);
        }

        private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        private static long Next(ref Utf8JsonReader reader) =>
            reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) && number >= 0 ? number : throw new JsonException("a unit has something else than whole numbers from 0 on");
    }
}
