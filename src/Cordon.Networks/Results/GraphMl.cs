using System.Globalization;
using System.Text;
using System.Xml;
using Cordon.Events;
using Cordon.Networks.Markup;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Results;

/// <summary>
/// Writes <c>graph.graphml</c>: every kept tie with its accounts, for Gephi and other graph tools (GraphML, graphml.graphdrawing.org).
/// Streamed; characters that XML 1.0 cannot hold become U+FFFD.
/// </summary>
public static class GraphMl
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    /// <summary>Writes the graph as UTF-8 to a stream, which is left open. Nodes are in ordinal order of account, edges in the order of <see cref="Detection.Ties"/>.</summary>
    public static void Write(Stream output, Detection detection)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n", CloseOutput = false };
        using var xml = XmlWriter.Create(output, settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("graphml", Namespace);
        Keys(xml, detection.Ties);

        xml.WriteStartElement("graph");
        xml.WriteAttributeString("id", "cordon");
        xml.WriteAttributeString("edgedefault", "undirected");
        var ids = Nodes(xml, detection);
        var edge = 0;
        foreach (var tie in detection.Ties)
            Edge(xml, tie, edge++, ids);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
        xml.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Keys(XmlWriter xml, IReadOnlyList<AccountTie> ties)
    {
        Key(xml, "label", "node", "string");
        Key(xml, "network", "node", "string");
        Key(xml, "role", "node", "string");
        Key(xml, "strength", "node", "double");
        Key(xml, "score", "node", "double");
        Key(xml, "weight", "edge", "double");
        Key(xml, "kind", "edge", "string");
        Key(xml, "count", "edge", "long");

        var occur = new bool[TieKinds.All.Count];
        foreach (var tie in ties)
        {
            foreach (var part in tie.Parts)
                occur[(int)part.Kind] = true;
        }

        foreach (var kind in TieKinds.All)
        {
            if (!occur[(int)kind])
                continue;
            Key(xml, Words.Of(kind) + "_weight", "edge", "double");
            Key(xml, Words.Of(kind) + "_count", "edge", "int");
        }
    }

    private static void Key(XmlWriter xml, string name, string of, string type)
    {
        xml.WriteStartElement("key");
        xml.WriteAttributeString("id", name);
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("attr.name", name);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    private static Dictionary<Entity, int> Nodes(XmlWriter xml, Detection detection)
    {
        var membership = new Dictionary<Entity, (Network Network, Member Member)>();
        foreach (var network in detection.Networks)
        {
            foreach (var member in network.Members)
                membership.TryAdd(member.Account, (network, member));
        }

        var accounts = new HashSet<Entity>(membership.Keys);
        foreach (var tie in detection.Ties)
        {
            accounts.Add(tie.A);
            accounts.Add(tie.B);
        }

        var ordered = accounts.ToArray();
        Array.Sort(ordered);
        var ids = new Dictionary<Entity, int>(ordered.Length);
        foreach (var account in ordered)
        {
            var id = ids.Count;
            ids.Add(account, id);
            xml.WriteStartElement("node");
            xml.WriteAttributeString("id", "n" + id.ToString(CultureInfo.InvariantCulture));
            Data(xml, "label", XmlText(account.Text));
            if (membership.TryGetValue(account, out var place))
            {
                Data(xml, "network", XmlText(place.Network.Id.Text));
                Data(xml, "role", Words.Of(place.Member.Role));
                Data(xml, "strength", Figures.SixText(place.Member.Strength));
                Data(xml, "score", Figures.SixText(place.Network.Score));
            }

            xml.WriteEndElement();
        }

        return ids;
    }

    private static void Edge(XmlWriter xml, AccountTie tie, int number, Dictionary<Entity, int> ids)
    {
        xml.WriteStartElement("edge");
        xml.WriteAttributeString("id", "e" + number.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("source", "n" + ids[tie.A].ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("target", "n" + ids[tie.B].ToString(CultureInfo.InvariantCulture));
        Data(xml, "weight", Figures.SixText(tie.Weight));
        Data(xml, "kind", Words.Of(Words.Main(tie)));
        Data(xml, "count", tie.Parts.Sum(part => (long)part.Count).ToString(CultureInfo.InvariantCulture));
        foreach (var part in tie.Parts)
        {
            Data(xml, Words.Of(part.Kind) + "_weight", Figures.SixText(part.Weight));
            Data(xml, Words.Of(part.Kind) + "_count", part.Count.ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }

    private static void Data(XmlWriter xml, string key, string value)
    {
        xml.WriteStartElement("data");
        xml.WriteAttributeString("key", key);
        xml.WriteString(value);
        xml.WriteEndElement();
    }

    private static string XmlText(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
            else
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return clean.ToString();
    }
}
