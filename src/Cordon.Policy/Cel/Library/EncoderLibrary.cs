namespace Cordon.Policy.Cel.Library;

/// <summary>The encoder extension.</summary>
internal static class EncoderLibrary
{
    public static void Declare(LibraryBuilder library) => library
        .Function("base64.encode", CelType.String, x => CelValue.Of(Convert.ToBase64String(x[0].AsBytes())), CelType.Bytes)
        .Function("base64.decode", CelType.Bytes, x => Decode(x[0].AsString()), CelType.String);

    /// <summary>Takes texts with and without the padding at the end.</summary>
    private static CelValue Decode(string text)
    {
        var padded = text.Length % 4 == 0 ? text : text.PadRight(text.Length + 4 - (text.Length % 4), '=');
        var bytes = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, bytes, out var written)
            ? CelValue.Of(bytes[..written])
            : CelValue.Error($"'{Events.Shown.Brief(text)}' is not base64");
    }
}
