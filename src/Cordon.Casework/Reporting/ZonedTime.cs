using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cordon.Casework.Reporting;

/// <summary>Reads times that say their zone and no others: which zone a time without one was meant in, nobody can tell later.</summary>
internal sealed class ZonedTime : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        var time = text.IndexOf('T', StringComparison.Ordinal);
        if (time < 0 || text.AsSpan(time).IndexOfAny('Z', '+', '-') < 0 || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value))
            throw new JsonException($"'{Events.Shown.Brief(text)}' is no time with a zone; write 2026-03-01T12:00:00Z or 2026-03-01T12:00:00+01:00");
        return value;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
