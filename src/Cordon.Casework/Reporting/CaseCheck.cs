using System.Net;
using Cordon.Casework.Evidence;

namespace Cordon.Casework.Reporting;

/// <summary>Finds what makes a case impossible to report, whatever the authority.</summary>
public static class CaseCheck
{
    /// <summary>Accounts, victims or files of one report at most.</summary>
    public const int MostParts = 2000;

    private const int MostText = 20_000;

    /// <summary>What is wrong, each with its place; empty when it can be reported.</summary>
    public static IReadOnlyList<string> Problems(ReportCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var problems = new List<string>();
        if (@case.Case.Length is 0 or > EvidenceIntake.MostCharacters)
            problems.Add($"case: an id of 1 to {EvidenceIntake.MostCharacters} characters");
        if (!IncidentTypes.All.Contains(@case.IncidentType))
            problems.Add($"incident_type: one of {string.Join("; ", IncidentTypes.All)}");
        if (!@case.Reporter.Email.Contains('@', StringComparison.Ordinal))
            problems.Add("reporter.email: a mail address");
        if (@case.Reported.Count == 0 && @case.Victims.Count == 0 && @case.Files.Count == 0 && @case.Urls.Count == 0)
            problems.Add("reported, victims, files or urls: at least one of them says something");
        foreach (var (name, count) in (ReadOnlySpan<(string, int)>)[("reported", @case.Reported.Count), ("victims", @case.Victims.Count), ("files", @case.Files.Count), ("urls", @case.Urls.Count)])
        {
            if (count > MostParts)
                problems.Add($"{name}: {count} are more than one report takes; make several of at most {MostParts}");
        }

        if (@case.AdditionalInfo?.Length > MostText)
            problems.Add($"additional_info: at most {MostText} characters");
        if (@case.Annotations.FirstOrDefault(a => a.Length == 0 || !a.All(char.IsAsciiLetterOrDigit) || !char.IsAsciiLetter(a[0])) is { } annotation)
            problems.Add($"annotations: '{Events.Shown.Brief(annotation)}' is no name of an annotation");
        var urls = @case.Urls.Concat(@case.Reported.SelectMany(r => r.ProfileUrls)).Concat(@case.Files.Select(f => f.Location).OfType<Uri>());
        if (urls.FirstOrDefault(u => !u.IsAbsoluteUri) is { } relative)
            problems.Add($"'{Events.Shown.Brief(relative.OriginalString)}' is no whole address; begin it with https://");
        var reported = @case.Reported.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        if (reported.Count < @case.Reported.Count)
            problems.Add("reported: an account stands there twice");
        if (@case.Victims.FirstOrDefault(v => v.Id is { } id && reported.Contains(id)) is { } both)
            problems.Add($"victims: '{Events.Shown.Brief(both.Id)}' is among the reported too; decide which it is");
        for (var i = 0; i < @case.Reported.Count; i++)
            CheckEvents(@case.Reported[i].IpEvents, $"reported[{i}]", problems);
        for (var i = 0; i < @case.Victims.Count; i++)
            CheckEvents(@case.Victims[i].IpEvents, $"victims[{i}]", problems);
        for (var i = 0; i < @case.Files.Count; i++)
            CheckFile(@case.Files[i], $"files[{i}]", problems);
        if (@case.Files.Select(f => f.Sha256).Distinct(StringComparer.Ordinal).Count() < @case.Files.Count)
            problems.Add("files: a piece of evidence stands there twice");
        return problems;
    }

    private static void CheckFile(ReportedFile file, string place, List<string> problems)
    {
        if (!EvidenceVault.IsHash(file.Sha256))
            problems.Add($"{place}.sha256: the 64 lower-case hexadecimal digits of a piece of evidence");
        if (file.Name.Length is 0 or > EvidenceIntake.MostCharacters || file.Name.Any(c => char.IsControl(c) || c is '/' or '\\' or '"'))
            problems.Add($"{place}.name: a file name without control characters, slashes and quotes");
        if (file.Classification is { } word && !ReportedFile.Classes.Contains(word))
            problems.Add($"{place}.classification: one of {string.Join(", ", ReportedFile.Classes)}");
        if (file.IpEvent is { } ip)
            CheckEvents([ip], place, problems);
    }

    private static void CheckEvents(IReadOnlyList<IpEvent> events, string place, List<string> problems)
    {
        foreach (var ip in events)
        {
            if (!IPAddress.TryParse(ip.Address, out _))
                problems.Add($"{place}: '{Events.Shown.Brief(ip.Address)}' is no IP address");
            if (!IpEvent.Events.Contains(ip.Event))
                problems.Add($"{place}: an event is one of {string.Join(", ", IpEvent.Events)}");
            if (ip.Port is < 0 or > 65535)
                problems.Add($"{place}: a port is 0 to 65535");
        }
    }
}
