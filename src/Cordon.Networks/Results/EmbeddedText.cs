namespace Cordon.Networks.Results;

/// <summary>Texts that are shipped inside the assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>The text of an embedded resource.</summary>
    public static string Of(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the schema is missing from the assembly; expected the embedded resource {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
