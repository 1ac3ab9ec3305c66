using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cordon.Server.Http;

/// <summary>How JSON is written and read here.</summary>
internal static class JsonTexts
{
    /// <summary>Letters of all scripts stay as they are; the media type says that this is no HTML.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>For writing.</summary>
    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
