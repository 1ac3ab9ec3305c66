using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cordon.Casework.Reporting;

/// <summary>The one form of a case to be reported in JSON: names in snake case, nothing unknown, nothing doubled, times with their zone.</summary>
public static class ReportJson
{
    /// <summary>How it is read and written.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 16,
    };

    /// <summary>The case as JSON.</summary>
    public static byte[] Write(ReportCase @case) => JsonSerializer.SerializeToUtf8Bytes(@case, Options);

    /// <summary>Reads a case.</summary>
    /// <exception cref="JsonException">It is none; says what and where.</exception>
    public static ReportCase Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<ReportCase>(json, Options) ?? throw new JsonException("null is no case");
}
