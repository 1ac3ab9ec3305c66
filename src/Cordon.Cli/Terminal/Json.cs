using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cordon.Cli.Terminal;

/// <summary>The one JSON object that <c>--json</c> prints.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints the fields in the order given, on one line.</summary>
    public static void Print(Screen screen, params (string Name, object? Value)[] fields) =>
        screen.Line(JsonSerializer.Serialize(fields.ToDictionary(f => f.Name, f => f.Value), Options));
}
