using System.Globalization;
using System.Text;
using System.Xml;

namespace Cordon.Casework.Reporting.CyberTipline;

/// <summary>
/// Writes the documents of the CyberTipline Reporting API, each element in the place that its schema gives it. Characters that XML cannot hold become U+FFFD.
/// </summary>
public static class CyberTiplineXml
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };

    /// <summary>The <c>report</c> of a case.</summary>
    public static byte[] Report(ReportCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return Write(xml =>
        {
            xml.WriteStartElement("report");
            xml.WriteStartElement("incidentSummary");
            Element(xml, "incidentType", @case.IncidentType);
            Element(xml, "platform", @case.Platform);
            Element(xml, "escalateToHighPriority", @case.HighPriority);
            Flags(xml, "reportAnnotations", @case.Annotations);
            Element(xml, "incidentDateTime", Time(@case.IncidentTime));
            Element(xml, "incidentDateTimeDescription", @case.IncidentTimeDescription);
            xml.WriteEndElement();
            foreach (var url in @case.Urls)
            {
                xml.WriteStartElement("internetDetails");
                xml.WriteStartElement("webPageIncident");
                Element(xml, "url", url.AbsoluteUri);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteStartElement("reporter");
            xml.WriteStartElement("reportingPerson");
            Element(xml, "firstName", @case.Reporter.FirstName);
            Element(xml, "lastName", @case.Reporter.LastName);
            Element(xml, "email", @case.Reporter.Email);
            xml.WriteEndElement();
            xml.WriteEndElement();
            foreach (var account in @case.Reported)
                Account(xml, account, @case.Network);
            foreach (var victim in @case.Victims)
                Victim(xml, victim);
            Element(xml, "additionalInfo", @case.AdditionalInfo);
            xml.WriteEndElement();
        });
    }

    /// <summary>The <c>fileDetails</c> of a file that was uploaded.</summary>
    public static byte[] FileDetails(string reportId, string fileId, ReportedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Write(xml =>
        {
            xml.WriteStartElement("fileDetails");
            Element(xml, "reportId", reportId);
            Element(xml, "fileId", fileId);
            Element(xml, "fileName", file.Name);
            Element(xml, "originalFileName", file.OriginalName);
            Element(xml, "uploadedToEspTimestamp", file.Uploaded is { } uploaded ? Time(uploaded) : null);
            Element(xml, "locationOfFile", file.Location?.AbsoluteUri);
            Element(xml, "fileViewedByEsp", file.IsViewed);
            Element(xml, "exifViewedByEsp", file.IsExifViewed);
            Element(xml, "publiclyAvailable", file.IsPublic);
            Element(xml, "fileRelevance", file.IsReported ? "Reported" : "Supplemental Reported");
            Flags(xml, "fileAnnotations", [.. file.IsMeme == true ? (string[])["potentialMeme"] : [], .. file.IsGenerated == true ? (string[])["generativeAi"] : []]);
            Element(xml, "industryClassification", file.Classification);
            foreach (var hash in file.Hashes)
            {
                xml.WriteStartElement("originalFileHash");
                xml.WriteAttributeString("hashType", Clean(hash.Type));
                xml.WriteString(Clean(hash.Value));
                xml.WriteEndElement();
            }

            if (file.IpEvent is { } ip)
                Event(xml, ip);
            if (file.Device is { } device)
                Device(xml, device);
            Element(xml, "additionalInfo", file.AdditionalInfo);
            xml.WriteEndElement();
        });
    }

    private static void Account(XmlWriter xml, ReportedAccount account, string? network)
    {
        xml.WriteStartElement("personOrUserReported");
        Person(xml, "personOrUserReportedPerson", account.Person);
        Element(xml, "espIdentifier", account.Id);
        Element(xml, "espService", account.Service);
        Element(xml, "compromisedAccount", account.IsCompromised);
        Element(xml, "screenName", account.ScreenName);
        foreach (var name in account.DisplayNames)
            Element(xml, "displayName", name);
        foreach (var url in account.ProfileUrls)
            Element(xml, "profileUrl", url.AbsoluteUri);
        Element(xml, "profileBio", account.Biography);
        foreach (var ip in account.IpEvents)
            Event(xml, ip);
        foreach (var device in account.Devices)
            Device(xml, device);
        Element(xml, "thirdPartyUserReported", account.IsThirdParty);
        foreach (var number in account.PriorReports)
            Element(xml, "priorCTReports", number);
        Element(xml, "groupIdentifier", account.Network ?? network);
        Element(xml, "accountTemporarilyDisabled", account.IsTemporarilyDisabled);
        Element(xml, "accountPermanentlyDisabled", account.IsPermanentlyDisabled);
        foreach (var other in account.Associated)
        {
            xml.WriteStartElement("associatedAccount");
            xml.WriteAttributeString("type", Clean(other.Type));
            xml.WriteString(Clean(other.Id));
            xml.WriteEndElement();
        }

        Element(xml, "additionalInfo", account.AdditionalInfo);
        xml.WriteEndElement();
    }

    private static void Victim(XmlWriter xml, ReportedVictim victim)
    {
        xml.WriteStartElement("victim");
        Person(xml, "victimPerson", victim.Person);
        Element(xml, "espIdentifier", victim.Id);
        Element(xml, "espService", victim.Service);
        Element(xml, "screenName", victim.ScreenName);
        foreach (var ip in victim.IpEvents)
            Event(xml, ip);
        Element(xml, "additionalInfo", victim.AdditionalInfo);
        xml.WriteEndElement();
    }

    private static void Person(XmlWriter xml, string name, ReportedPerson? person)
    {
        if (person is null)
            return;
        xml.WriteStartElement(name);
        Element(xml, "firstName", person.FirstName);
        Element(xml, "lastName", person.LastName);
        Element(xml, "phone", person.Phone);
        Element(xml, "email", person.Email);
        Element(xml, "age", person.Age?.ToString(CultureInfo.InvariantCulture));
        Element(xml, "dateOfBirth", person.DateOfBirth?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static void Event(XmlWriter xml, IpEvent ip)
    {
        xml.WriteStartElement("ipCaptureEvent");
        Element(xml, "ipAddress", ip.Address);
        Element(xml, "eventName", ip.Event);
        Element(xml, "dateTime", Time(ip.Time));
        Element(xml, "possibleProxy", ip.PossibleProxy);
        Element(xml, "port", ip.Port?.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static void Device(XmlWriter xml, DeviceId device)
    {
        xml.WriteStartElement("deviceId");
        Element(xml, "idType", device.Type);
        Element(xml, "idValue", device.Value);
        xml.WriteEndElement();
    }

    private static void Flags(XmlWriter xml, string name, IReadOnlyList<string> flags)
    {
        if (flags.Count == 0)
            return;
        xml.WriteStartElement(name);
        foreach (var flag in flags.Distinct(StringComparer.Ordinal))
        {
            xml.WriteStartElement(flag);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string? value)
    {
        if (value is not null)
            xml.WriteElementString(name, Clean(value));
    }

    private static void Element(XmlWriter xml, string name, bool? value) => Element(xml, name, value is { } known ? XmlConvert.ToString(known) : null);

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Replaces what XML 1.0 has no place for, such as most control characters and halves of surrogate pairs.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text, i++, 2);
            else
                clean.Append('\uFFFD');
        }

        return clean.ToString();
    }

    private static byte[] Write(Action<XmlWriter> content)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartDocument();
            content(xml);
        }

        return bytes.ToArray();
    }
}
