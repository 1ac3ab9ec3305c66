using Cordon.Events;
using Cordon.Signals.Media.Banks;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Tests.Media;

public sealed class HashBankTests
{
    private static readonly PdqHash Known = HashSets.Random(new SeededRandom(1));

    [Fact]
    public void A_bank_matches_by_its_own_distance_and_says_what_it_knows()
    {
        var bank = Read("# a comment", "", "distance = 10", "quality = 30", "negative = true", $"{Known}, widget-1 , high, a partner, by hand");
        var near = HashSets.Turned(Known, 10, new SeededRandom(2));

        Assert.Equal((10, 30, true, 1), (bank.Distance, bank.QualityFloor, bank.Negative, bank.Count));
        Assert.Equal([new BankMatch(bank, new BankEntry(Known, "widget-1", "high", "a partner, by hand"), 10)], bank.Match(near));
        Assert.Empty(bank.Match(HashSets.Turned(Known, 11, new SeededRandom(2))));
        Assert.Equal(Known.ToString(), Assert.Single(Read(Known.ToString()).Match(Known)).Entry.Id);
    }

    [Fact]
    public void A_bank_enabled_in_part_matches_about_that_share_of_its_hashes_and_always_the_same()
    {
        var random = new SeededRandom(3);
        var hashes = Enumerable.Range(0, 1_000).Select(_ => HashSets.Random(random)).ToArray();
        string[] lines = [.. hashes.Select(h => h.ToString())];
        var quarter = Read(["enabled = 0.25", .. lines]);

        Assert.InRange(quarter.Active, 200, 300);
        Assert.Equal(quarter.Active, hashes.Count(h => quarter.Match(h).Count == 1));
        Assert.Equal(0, Read(["enabled = 0", .. lines]).Active);
        var half = Read(["enabled = 0.5", .. lines]);
        Assert.All(hashes.Where(h => quarter.Match(h).Count == 1), h => Assert.Single(half.Match(h)));
    }

    [Theory]
    [InlineData("distance = 32", "line 1: 'distance = 32' is no setting")]
    [InlineData("enabled = 1.5", "no setting")]
    [InlineData("colour = blue", "no setting")]
    [InlineData("blue widget", "is no PDQ hash")]
    public void A_wrong_line_is_named(string line, string message)
    {
        Assert.False(HashBank.TryRead("b", [line], out _, out var fault));
        Assert.Contains(message, fault, StringComparison.Ordinal);
    }

    private static HashBank Read(params string[] lines)
    {
        Assert.True(HashBank.TryRead("b", lines, out var bank, out var fault), fault);
        return bank;
    }
}
