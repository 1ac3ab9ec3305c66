using Cordon.Proving.Platform;

namespace Cordon.Proving.Tests.Platform;

public sealed class SimulationOptionsTests
{
    public static TheoryData<SimulationOptions, string> Wrong => new()
    {
        { new() { Accounts = 49 }, "Accounts is 49; expected 50 to 5000000; choose a value in that range" },
        { new() { Accounts = 5_000_001 }, "Accounts is 5000001; expected 50 to 5000000; choose a value in that range" },
        { new() { Days = 0 }, "Days is 0; expected 1 to 365; choose a value in that range" },
        { new() { EventsPerAccountPerDay = double.NaN }, "EventsPerAccountPerDay is NaN; expected 0.1 to 50; choose a value in that range" },
        { new() { CommunityMin = 100, CommunityMax = 50 }, "CommunityMax is 50; expected 100 to 100000; choose a value in that range" },
        { new() { ParticipationMin = 0.8, ParticipationMax = 0.7 }, "ParticipationMax is 0.7; expected 0.8 to 1; choose a value in that range" },
        { new() { DuplicateRate = -0.1 }, "DuplicateRate is -0.1; expected 0 to 0.5; choose a value in that range" },
        { new() { LinesPerFile = 10 }, "LinesPerFile is 10; expected 1000 to 100000000; choose a value in that range" },
        { new() { Compression = (EventCompression)9 }, "Compression is 9; expected one of None, Gzip, Zstd; choose one of them" },
        {
            new() { Accounts = 100, PlantedNetworks = 9 },
            "PlantedNetworks is 9, which at 5 members each is more than 40 % of 100 accounts; expected at most 8; plant fewer or simulate more accounts"
        },
        {
            new() { Start = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero) },
            "Start is 2026-01-01T12:00:00+00:00; expected a midnight in UTC; give a date such as 2026-01-01T00:00:00Z"
        },
        {
            new() { Start = new DateTimeOffset(2099, 12, 31, 0, 0, 0, TimeSpan.Zero) },
            "Start is 2099-12-31T00:00:00+00:00, from which 20 days leave the years 2000-2099; choose a start within them"
        },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_wrong_value_is_named_with_what_to_do(SimulationOptions options, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new Simulator(options)).Message);

    [Theory]
    [InlineData(50, 4)]
    [InlineData(10_000, 10)]
    [InlineData(5_000_000, 60)]
    public void The_number_of_planted_networks_grows_mildly(int accounts, int networks) =>
        Assert.Equal(networks, new SimulationOptions { Accounts = accounts }.PlantedNetworkCount);

    [Fact]
    public void The_smallest_platform_can_be_simulated()
    {
        using var smallest = new SimulatedHistory(new SimulationOptions { Accounts = 50, Days = 1 });
        Assert.Equal(4, smallest.Truth.Planted.Count);
        Assert.All(smallest.Truth.Planted, p => Assert.Equal(5, p.Members.Count));
        Assert.NotEmpty(smallest.Lines);
    }
}
