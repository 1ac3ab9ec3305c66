using Cordon.Casework.Reporting;

namespace Cordon.Casework.Tests.Reporting;

/// <summary>Made-up cases.</summary>
internal static class Cases
{
    public static readonly DateTimeOffset Time = new(2026, 2, 27, 23, 30, 0, TimeSpan.FromHours(-5));

    /// <summary>A network of three accounts with two files, complete in every way.</summary>
    public static ReportCase Whole(params string[] files) => new()
    {
        Case = "case-7",
        IncidentType = IncidentTypes.All[5],
        IncidentTime = Time,
        IncidentTimeDescription = "upload of the first file",
        Platform = "widget board",
        Urls = [new Uri("https://board.example/t/1?a=1&b=2")],
        Reporter = new Reporter { FirstName = "Trust", LastName = "Team", Email = "safety@board.example" },
        Network = "n-12",
        Reported = [Account("a1"), Account("a2"), Account("a3")],
        Victims = [new ReportedVictim { Id = "v1", ScreenName = "teapot", AdditionalInfo = "was written to" }],
        Files = [.. files.Select((sha, i) => File(sha, i))],
        AdditionalInfo = "Three accounts sold <blue> \"widgets\" & teapots.",
    };

    public static ReportedAccount Account(string id) => new()
    {
        Id = id,
        Person = new ReportedPerson { Email = $"{id}@mail.example", DateOfBirth = new DateOnly(1980, 2, 3) },
        Service = "board",
        ScreenName = "name of " + id,
        DisplayNames = ["one", "two"],
        ProfileUrls = [new Uri($"https://board.example/{id}")],
        Biography = "blue widgets",
        IpEvents = [new IpEvent("198.51.100.7", "Login", Time) { PossibleProxy = false, Port = 4711 }],
        Devices = [new DeviceId("vendor", "d-1")],
        PriorReports = ["17"],
        IsCompromised = false,
        IsThirdParty = false,
        IsTemporarilyDisabled = true,
        IsPermanentlyDisabled = false,
        Associated = [new AssociatedAccount(id == "a1" ? "a2" : "a1", "same device")],
        AdditionalInfo = "hub of the network",
    };

    public static ReportedFile File(string sha256, int number) => new()
    {
        Sha256 = sha256,
        Name = $"teapot-{number}.png",
        OriginalName = "teapot ☕.png",
        Uploaded = Time,
        Location = new Uri("https://board.example/m/1"),
        IsViewed = number == 0,
        IsExifViewed = false,
        IsPublic = true,
        IsReported = number == 0,
        IsMeme = number > 0,
        IsGenerated = number > 0,
        Classification = "B2",
        Hashes = [new FileHash("PDQ", "00ff")],
        IpEvent = new IpEvent("2001:db8::7", "Upload", Time),
        Device = new DeviceId("vendor", "d-1"),
        AdditionalInfo = "a teapot",
    };
}
