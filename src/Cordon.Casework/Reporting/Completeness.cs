namespace Cordon.Casework.Reporting;

/// <summary>How much of what makes a report actionable is there: shown before it is filed, because most of it cannot be added afterwards.</summary>
/// <param name="Items">What counts for this case.</param>
public sealed record Completeness(IReadOnlyList<CompletenessItem> Items)
{
    private static readonly string[] Roles = ["abuse", "compliance", "law", "legal", "lawenforcement", "report", "reports", "reporting", "safety", "security", "trust", "trustandsafety", "team"];

    /// <summary>0 to 100.</summary>
    public int Score => Items.Count == 0 ? 0 : (int)Math.Floor(100 * Items.Sum(i => i.Weight * i.Share) / Items.Sum(i => i.Weight));

    /// <summary>What is missing, in words, the weightiest first.</summary>
    public IReadOnlyList<string> Missing => [.. Items.Where(i => i.Missing is not null).OrderByDescending(i => i.Weight * (1 - i.Share)).Select(i => i.Missing!)];

    /// <summary>Looks at a case.</summary>
    /// <param name="case">The case.</param>
    /// <param name="isKept">Whether a piece of evidence is in the vault.</param>
    public static Completeness Of(ReportCase @case, Func<string, bool> isKept)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var items = new List<CompletenessItem>();
        var files = @case.Files;
        items.Add(files.Count == 0
            ? new CompletenessItem("the files themselves", 20, 0, "no file is attached; the file itself is what can be acted on")
            : Shared("the files themselves", 20, files, f => isKept(f.Sha256), n => $"{n} are not in the vault"));
        if (files.Count > 0)
        {
            items.Add(Shared("address of the upload", 20, files, f => f.IpEvent is { Event: "Upload" }, n => $"{n} have no address of their upload; that of a login is a weak substitute"));
            items.Add(Shared("whether a person viewed them", 10, files, f => f.IsViewed is not null, n => $"of {n} it is not said whether a person viewed them"));
            items.Add(Shared("meme and generated flags", 10, files, f => f.IsMeme is not null && f.IsGenerated is not null, n => $"of {n} it is not said whether they are memes, or made by a machine"));
        }

        items.Add(new CompletenessItem("what the incident's time is", 10, @case.IncidentTimeDescription is null ? 0.5 : 1,
            @case.IncidentTimeDescription is null ? "it is not said what the incident's time is the time of" : null));
        var isRole = IsRole(@case.Reporter.Email);
        items.Add(new CompletenessItem("a mailbox of a role", 10, isRole ? 1 : 0, isRole ? null : "the reporter's mailbox looks like that of one person; give one that is read whoever is on duty, such as safety@"));
        if (@case.Reported.Count == 0)
            items.Add(new CompletenessItem("who is reported", 10, 0, "no account is reported"));
        else
            items.Add(Shared("name and address of the accounts", 10, @case.Reported, r => r.ScreenName is not null && r.IpEvents.Count > 0, n => $"{n} have no screen name, or no address they were seen at", "account"));
        if (@case.Reported.Count > 1)
        {
            items.Add(Shared("what ties the accounts together", 10, @case.Reported, r => (r.Network ?? @case.Network) is not null && r.Associated.Count > 0,
                n => $"{n} do not say their network and the accounts they are tied to", "account"));
        }

        return new Completeness(items);
    }

    private static CompletenessItem Shared<T>(string name, int weight, IReadOnlyList<T> all, Func<T, bool> has, Func<string, string> missing, string thing = "file")
    {
        var there = all.Count(has);
        var lacking = all.Count - there;
        return new CompletenessItem(name, weight, (double)there / all.Count, lacking == 0 ? null : missing($"{lacking} of {all.Count} {thing}{(all.Count == 1 ? "" : "s")}"));
    }

    private static bool IsRole(string email)
    {
        var local = email.Split('@')[0].ToLowerInvariant();
        return local.Split('.', '-', '_', '+').Any(Roles.Contains);
    }
}
