using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cordon.Casework.Reporting.Dsa;

/// <summary>The one form of a statement in JSON, which is the database's.</summary>
public static class StatementJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The statement.</summary>
    public static byte[] Write(StatementOfReasons statement) => JsonSerializer.SerializeToUtf8Bytes(statement, Options);

    /// <summary>Several statements as one request has them.</summary>
    public static byte[] Write(IReadOnlyList<StatementOfReasons> statements) => JsonSerializer.SerializeToUtf8Bytes(new { Statements = statements }, Options);

    /// <summary>Reads a statement.</summary>
    /// <exception cref="JsonException">It is none; says what and where.</exception>
    public static StatementOfReasons Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<StatementOfReasons>(json, Options) ?? throw new JsonException("null is no statement");
}
