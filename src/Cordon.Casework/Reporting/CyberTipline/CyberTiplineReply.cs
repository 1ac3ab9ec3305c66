using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Cordon.Casework.Reporting.CyberTipline;

/// <summary>Reads what the CyberTipline answers.</summary>
internal static class CyberTiplineReply
{
    /// <summary>Reads an answer's body.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    public static AuthorityReply Read(int status, string body)
    {
        if (status is 401 or 403)
            return new AuthorityReply(ReplyKind.Operator, $"the authority answered {status}: check the credentials. {body}");
        if (status == 429)
            return new AuthorityReply(ReplyKind.Temporary, $"the authority asks to be called less often (429). {body}");
        XElement root;
        try
        {
            using var reader = XmlReader.Create(new StringReader(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            root = XElement.Load(reader);
        }
        catch (XmlException)
        {
            // What stands between us and the authority may have answered after it has done its part.
            return new AuthorityReply(ReplyKind.Unknown, $"the authority answered {status} and something else than a reply. {body}");
        }

        if (!int.TryParse(Text(root, "responseCode"), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return new AuthorityReply(ReplyKind.Unknown, $"the authority answered {status} without a response code. {body}");
        return new AuthorityReply(KindOf(code), body)
        {
            Number = Text(root, "reportId"),
            FileId = Text(root, "fileId"),
            Md5 = (Text(root, "hash") ?? Text(root, "md5"))?.ToLowerInvariant(),
            Files = root.Elements().FirstOrDefault(e => e.Name.LocalName == "files")?.Elements().Select(e => e.Value.Trim()).ToList(),
        };
    }

    private static ReplyKind KindOf(int code) => code switch
    {
        0 => ReplyKind.Done,
        5101 => ReplyKind.AlreadyRetracted,
        5102 => ReplyKind.AlreadyFinished,
        >= 1000 and < 2000 => ReplyKind.Temporary,
        >= 4000 and < 5000 => ReplyKind.Rejected,
        >= 5000 and < 6000 => ReplyKind.WrongState,
        _ => ReplyKind.Operator,
    };

    private static string? Text(XElement root, string name) => root.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim();
}
