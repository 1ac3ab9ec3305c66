using System.Globalization;
using Cordon.Casework.Pages;

namespace Cordon.Casework.Reporting;

/// <summary>
/// A case as a person reads it: what is looked at before it is filed, and what is sent to an authority that takes text, HTML or JSON instead of a form of its own.
/// </summary>
public static class ReportPage
{
    /// <summary>Makes the page.</summary>
    /// <param name="case">The case.</param>
    /// <param name="completeness">Shown above it; null for a page that goes out.</param>
    /// <param name="problems">What keeps it from being filed; shown with the completeness.</param>
    public static Page Of(ReportCase @case, Completeness? completeness = null, IReadOnlyList<string>? problems = null)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var sections = new List<PageSection>();
        if (completeness is not null)
        {
            sections.Add(new PageSection("Before it is filed",
            [
                ("completeness", string.Create(CultureInfo.InvariantCulture, $"{completeness.Score} of 100")),
                .. completeness.Missing.Select(m => ("missing", m)),
                .. (problems ?? []).Select(p => ("keeps it from being filed", p)),
            ]));
        }

        sections.Add(Section("Incident", 2,
            ("what", @case.IncidentType), ("when", Time(@case.IncidentTime)), ("the time is that of", @case.IncidentTimeDescription), ("where", @case.Platform),
            ("urgent, because", @case.HighPriority), ("annotations", Joined(@case.Annotations)), ("pages", Lines(@case.Urls.Select(u => u.OriginalString))), ("network", @case.Network),
            ("further", @case.AdditionalInfo)));
        sections.Add(Section("Reporter", 2, ("name", $"{@case.Reporter.FirstName} {@case.Reporter.LastName}"), ("mailbox", @case.Reporter.Email)));
        if (@case.Reported.Count > 0)
            sections.Add(new PageSection(Count("Reported account", @case.Reported.Count), []));
        foreach (var account in @case.Reported)
        {
            sections.Add(Section($"Account {account.Id}", 3,
                [("screen name", account.ScreenName), ("service", account.Service), ("shown names", Joined(account.DisplayNames)), ("pages", Lines(account.ProfileUrls.Select(u => u.OriginalString))),
                ("says of itself", account.Biography), .. Person(account.Person), ("network", account.Network ?? @case.Network),
                ("acts together with", Lines(account.Associated.Select(a => $"{a.Id} ({a.Type})"))), ("seen at", Lines(account.IpEvents.Select(Event))),
                ("devices", Lines(account.Devices.Select(d => $"{d.Value} ({d.Type})"))), ("taken over by another", Word(account.IsCompromised)), ("of another platform", Word(account.IsThirdParty)),
                ("earlier reports", Joined(account.PriorReports)), ("locked for a time", Word(account.IsTemporarilyDisabled)), ("closed", Word(account.IsPermanentlyDisabled)), ("further", account.AdditionalInfo)]));
        }

        if (@case.Victims.Count > 0)
            sections.Add(new PageSection(Count("Harmed person", @case.Victims.Count), []));
        foreach (var victim in @case.Victims)
        {
            sections.Add(Section($"Harmed: {victim.Id ?? "account unknown"}", 3,
                [("screen name", victim.ScreenName), ("service", victim.Service), .. Person(victim.Person), ("seen at", Lines(victim.IpEvents.Select(Event))), ("further", victim.AdditionalInfo)]));
        }

        if (@case.Files.Count > 0)
            sections.Add(new PageSection(Count("File", @case.Files.Count), []));
        foreach (var file in @case.Files)
        {
            sections.Add(Section(file.Name, 3,
                ("SHA-256", file.Sha256), ("name at upload", file.OriginalName), ("uploaded", file.Uploaded is { } uploaded ? Time(uploaded) : null),
                ("uploaded from", file.IpEvent is { } ip ? Event(ip) : null), ("uploaded on", file.Device is { } device ? $"{device.Value} ({device.Type})" : null), ("was to be seen at", file.Location?.OriginalString),
                ("viewed by a person", Word(file.IsViewed)), ("metadata viewed", Word(file.IsExifViewed)), ("public", Word(file.IsPublic)), ("meme", Word(file.IsMeme)), ("made by a machine", Word(file.IsGenerated)),
                ("class", file.Classification), ("role", file.IsReported ? "reported" : "supplement"), ("hashes", Lines(file.Hashes.Select(h => $"{h.Type} {h.Value}"))), ("further", file.AdditionalInfo)));
        }

        return new Page($"Report of case {@case.Case}", "What is not known is left out.", sections);
    }

    private static (string, string?)[] Person(ReportedPerson? person) =>
    [
        ("person", person is null ? null : Joined([.. ((string?[])[person.FirstName, person.LastName]).OfType<string>()])?.Replace(",", "", StringComparison.Ordinal)),
        ("telephone", person?.Phone), ("mail", person?.Email), ("age", person?.Age?.ToString(CultureInfo.InvariantCulture)),
        ("born", person?.DateOfBirth?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    private static PageSection Section(string title, int level, params (string Label, string? Value)[] rows) => new(title, [.. rows.Where(r => r.Value is not null).Select(r => (r.Label, r.Value!))], level);

    private static string Count(string thing, int count) => string.Create(CultureInfo.InvariantCulture, $"{thing}{(count == 1 ? "" : "s")}: {count}");

    private static string Event(IpEvent ip) =>
        string.Create(CultureInfo.InvariantCulture, $"{ip.Address}{(ip.Port is { } port ? $" port {port}" : "")}, {ip.Event.ToLowerInvariant()}, {Time(ip.Time)}{(ip.PossibleProxy == true ? ", maybe a proxy" : "")}");

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static string? Word(bool? value) => value switch
    {
        true => "yes",
        false => "no",
        _ => null,
    };

    private static string? Joined(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(", ", values);

    private static string? Lines(IEnumerable<string> values) => string.Join('\n', values) is { Length: > 0 } text ? text : null;
}
