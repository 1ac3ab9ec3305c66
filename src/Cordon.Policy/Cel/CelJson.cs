using System.Text.Json;

namespace Cordon.Policy.Cel;

/// <summary>
/// Values from JSON and back. In: whole numbers become int (uint beyond), other numbers double, objects maps with string keys. Out: bytes
/// as base64, timestamps as RFC 3339, durations as seconds with <c>s</c>, types by name, an absent optional as null, numbers that JSON
/// lacks as strings.
/// </summary>
public static class CelJson
{
    /// <summary>A value from JSON.</summary>
    public static CelValue Read(JsonElement json) => throw new NotImplementedException();

    /// <summary>Writes a value as JSON.</summary>
    /// <exception cref="InvalidOperationException">The value is an error, or too large to write.</exception>
    public static void Write(Utf8JsonWriter writer, CelValue value) => throw new NotImplementedException();

    /// <summary>A value as JSON text.</summary>
    public static string Write(CelValue value) => throw new NotImplementedException();
}
