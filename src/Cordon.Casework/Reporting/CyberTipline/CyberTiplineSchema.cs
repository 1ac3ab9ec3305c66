using System.Xml;
using System.Xml.Schema;

namespace Cordon.Casework.Reporting.CyberTipline;

/// <summary>A schema that documents must follow before they are sent: the authority's own, or the one inside Cordon where no authority is asked.</summary>
public sealed class CyberTiplineSchema
{
    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 16 << 20 };

    private readonly XmlSchemaSet _schemas = new() { XmlResolver = null };

    private CyberTiplineSchema(Stream schema)
    {
        using var reader = XmlReader.Create(schema, Reading);
        _schemas.Add(null, reader);
        _schemas.Compile();
    }

    /// <summary>The schema inside Cordon.</summary>
    public static CyberTiplineSchema Own { get; } = Load();

    /// <summary>Its text.</summary>
    public static byte[] OwnText
    {
        get
        {
            using var resource = Resource();
            using var bytes = new MemoryStream();
            resource.CopyTo(bytes);
            return bytes.ToArray();
        }
    }

    /// <summary>Reads a schema.</summary>
    /// <exception cref="XmlException">It is no XML.</exception>
    /// <exception cref="XmlSchemaException">It is no schema.</exception>
    public static CyberTiplineSchema Read(byte[] text) => new(new MemoryStream(text));

    /// <summary>What in a document is not as the schema asks, each with its line; empty when all of it is.</summary>
    public IReadOnlyList<string> Problems(byte[] document)
    {
        var problems = new List<string>();
        var settings = Reading.Clone();
        settings.ValidationType = ValidationType.Schema;
        settings.Schemas = _schemas;
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, e) => problems.Add($"line {e.Exception.LineNumber}: {e.Message}");
        using var reader = XmlReader.Create(new MemoryStream(document), settings);
        while (reader.Read())
        {
        }

        return problems;
    }

    private static CyberTiplineSchema Load()
    {
        using var resource = Resource();
        return new CyberTiplineSchema(resource);
    }

    private static Stream Resource() => typeof(CyberTiplineSchema).Assembly.GetManifestResourceStream("CyberTipline.xsd")!;
}
