using Cordon.Events;
using Cordon.Networks.Ties;
using CsCheck;

namespace Cordon.Networks.Tests.Ties;

public sealed class ArtifactTiesTests
{
    private static readonly TieOptions Options = new();

    [Theory]
    [InlineData(TieKind.Device)]
    [InlineData(TieKind.Handle)]
    public void Ties_equal_the_naive_reference_on_random_histories(TieKind kind) =>
        Gen.Select(Gen.ULong, Gen.Int[2, 60], Gen.Int[1, 300], Gen.Int[0, 4]).Sample(
            (seed, accounts, logins, homes) =>
            {
                var events = Logins(seed, accounts, logins, homes, kind);
                var table = Histories.Table(events);
                var found = ArtifactTies.Of(table, kind).Standing(Options, CancellationToken.None);
                var naive = new NaiveArtifactTies(events, kind, Options).Standing();
                Assert.Equal(naive.Keys.Order(), found.Ties.Select(t => Pair(table.AccountOf(t.A).Text, table.AccountOf(t.B).Text)).Order());
                foreach (var tie in found.Ties)
                {
                    var (surprise, weight) = naive[Pair(table.AccountOf(tie.A).Text, table.AccountOf(tie.B).Text)];
                    Assert.Equal(surprise, tie.Surprise, 1e-6);
                    Assert.Equal(weight, tie.Weight, 1e-9);
                }
            },
            iter: 100);

    [Fact]
    public void Two_accounts_that_always_sign_in_from_one_device_are_tied_and_a_lent_device_ties_nobody()
    {
        var events = Logins(seed: 4, accounts: 200, logins: 1000, homes: 1, TieKind.Device);
        events.AddRange(Enumerable.Range(0, 210).Select(i => Histories.Act($"c{i}", i, EventKinds.Login, i % 21, null, "device:cafe")));
        var table = Histories.Table(events);
        var layer = Find(events, TieKind.Device);
        var tie = Assert.Single(layer.Ties);
        Assert.Equal(0.9, tie.Weight, 9);
        Assert.Equal("device:home0", table.ObjectOf(tie.Evidence[0].Object).Text);
        Assert.Equal(1, layer.Hubs);
    }

    [Fact]
    public void An_account_of_fifty_addresses_is_tied_to_nobody_by_one_of_them()
    {
        var events = new List<Event>();
        for (var account = 0; account < 50; account++)
        {
            for (var i = 0; i < 5; i++)
                events.Add(Histories.Act($"{account}-{i}", i, EventKinds.Login, account, null, $"address:n{account}"));
            events.Add(Histories.Act($"roamer-{account}", account, EventKinds.Login, 99, null, $"address:n{account}"));
        }

        Assert.Empty(Find(events, TieKind.Address).Ties);
    }

    [Fact]
    public void What_chance_could_explain_ties_nobody_and_supports_a_tie_that_stands()
    {
        var events = Logins(seed: 5, accounts: 300, logins: 900, homes: 0, TieKind.Device);
        events.Add(Histories.Act("one", 0, EventKinds.Login, 1, null, "invite:x"));
        events.Add(Histories.Act("two", 9, EventKinds.Login, 2, null, "invite:x"));
        events.AddRange(Enumerable.Range(0, 80).Select(i => Histories.Act($"i{i}", i, EventKinds.Login, i + 3, null, $"invite:y{i / 4}")));
        var table = Histories.Table(events);
        var found = ArtifactTies.Of(table, TieKind.Invite);
        var standing = found.Standing(Options, CancellationToken.None);
        Assert.Empty(standing.Ties);
        var pair = AccountPair.Of(table.Accounts.Find("account:a1"), table.Accounts.Find("account:a2"));
        var supported = Assert.Single(found.WithSupport(standing, new HashSet<ulong> { pair }, CancellationToken.None).Ties);
        Assert.Equal(pair, AccountPair.Of(supported.A, supported.B));
    }

    [Fact]
    public void The_more_accounts_share_an_artifact_the_less_it_ties_them()
    {
        double Weight(int fan)
        {
            var events = Logins(seed: 6, accounts: 500, logins: 20_000, homes: 0, TieKind.Handle);
            events.AddRange(Enumerable.Range(0, fan * 20).Select(i => Histories.Act($"h{i}", i, EventKinds.Post, i % fan, null, "handle:chat")));
            return Find(events, TieKind.Handle).Ties[0].Weight;
        }

        Assert.True(Weight(2) > Weight(3) && Weight(3) > Weight(10) && Weight(10) > Weight(50));
    }

    [Fact]
    public void The_bound_of_dealt_uses_is_never_below_what_chance_does()
    {
        // Deals uses of 40 artifacts to two accounts of 30 and 12 uses, again and again.
        var random = new SeededRandom(8);
        var used = Enumerable.Range(0, 40).Select(i => 5 + (i * 3)).ToArray();
        var model = new DealtModel(used);
        var deck = used.SelectMany((m, artifact) => Enumerable.Repeat(artifact, m)).ToArray();
        const int deals = 20_000;
        var surprises = new double[deals];
        for (var deal = 0; deal < deals; deal++)
        {
            var (one, other) = (new int[used.Length], new int[used.Length]);
            for (var i = 0; i < 30; i++)
                one[deck[random.Next(deck.Length)]]++;
            for (var i = 0; i < 12; i++)
                other[deck[random.Next(deck.Length)]]++;
            var rarity = default(SharedRarity);
            for (var a = 0; a < used.Length; a++)
                rarity = one[a] > 0 && other[a] > 0 ? rarity.With(model.Rarity((one[a], 30), (other[a], 12), used[a])) : rarity;
            surprises[deal] = model.Surprise(rarity, 30, 12);
        }

        foreach (var level in new[] { 0.3, 0.5, 1, 2, 3 })
            Assert.InRange(surprises.Count(s => s >= level) / (double)deals, 0, Math.Pow(10, -level) * 1.2);
    }

    private static TieLayer Find(List<Event> events, TieKind kind) => ArtifactTies.Of(Histories.Table(events), kind).Standing(Options, CancellationToken.None);

    // Everybody on things of its own, now and then on another's; two accounts in each home share one thing all the time.
    private static List<Event> Logins(ulong seed, int accounts, int logins, int homes, TieKind kind)
    {
        var random = new SeededRandom(seed);
        var type = kind.ToString().ToLowerInvariant();
        var events = new List<Event>();
        for (var i = 0; i < logins; i++)
        {
            var account = random.Next(accounts);
            events.Add(Histories.Act($"l{i}", random.Next(86400), EventKinds.Login, account, null, $"{type}:own{(random.Next(12) == 0 ? random.Next(accounts) : account)}"));
        }

        for (var i = 0; i < homes * 24; i++)
            events.Add(Histories.Act($"h{i}", random.Next(86400), EventKinds.Login, i % (homes * 2), null, $"{type}:home{i % (homes * 2) / 2}"));
        return events;
    }

    private static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
