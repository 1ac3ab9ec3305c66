using Cordon.Events;
using Cordon.Networks.Detecting;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Ties;

/// <summary>Nothing out of nothing, in small; <c>bench/chance</c> does it over whole platforms.</summary>
public sealed class ChanceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_a_history_in_which_who_acts_is_dealt_anew_nothing_is_kept(int shuffle)
    {
        var events = Platform();
        Assert.NotEqual(0, Ties(events).Joint.Ties);
        Assert.All(Layers(events).Where(l => l.Kind is TieKind.Link or TieKind.Device or TieKind.Follow or TieKind.Target), l => Assert.NotEmpty(l.Ties));
        var shuffled = Layers(Shuffled(events, (ulong)shuffle));
        Assert.NotEqual(0, shuffled.Sum(l => l.Candidates));
        Assert.All(shuffled, l => Assert.Empty(l.Ties));
    }

    private static TieLayer[] Layers(List<Event> events) => Ties(events).Layers;

    private static FoundTies Ties(List<Event> events) => NetworkDetector.FindTies(
        Histories.Table(events), new DetectionOptions { Ties = new TieOptions { Adaptive = true } }, null, TestContext.Current.CancellationToken);

    // Ordinary people with devices and friends of their own, and rings, one of which does something else each time.
    private static List<Event> Platform()
    {
        var random = new SeededRandom(12);
        var events = Histories.Noisy(seed: 12, accounts: 400, posts: 6000, rings: 2, ringSize: 10, acts: 8);
        for (var i = 0; i < 4000; i++)
        {
            var account = random.Next(400);
            events.Add(Histories.Act($"l{i}", random.Next(14 * 86400), EventKinds.Login, account, null, $"device:d{(account < 20 ? account / 2 : account)}", $"address:n{random.Next(900)}"));
        }

        for (var i = 0; i < 460; i++)
        {
            var one = i < 400 ? i : random.Next(400);
            var other = i < 400 ? one ^ 1 : random.Next(400);
            events.Add(Histories.Act($"f{i}", random.Next(14 * 86400), EventKinds.Follow, one, other));
        }

        for (var i = 0; i < 2000; i++)
            events.Add(Histories.Act($"m{i}", random.Next(14 * 86400), EventKinds.Message, random.Next(400), random.Next(60)));
        for (var act = 0; act < 8; act++)
            events.AddRange(Enumerable.Range(0, 10).Select(i => Histories.Act($"t{act}-{i}", (act * 90_000) + i, EventKinds.Follow, i, 500 + act)));
        return [.. events, .. Histories.Spread(seed: 13, accounts: 400, posts: 2000, rings: 3, ringSize: 10, acts: 6).Select(e => e with { Id = "s" + e.Id })];
    }

    private static List<Event> Shuffled(List<Event> events, ulong seed)
    {
        var random = new SeededRandom(seed);
        return
        [
            .. events.GroupBy(e => e.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(kind =>
            {
                var actors = kind.Select(e => e.Actor).ToArray();
                random.Shuffle(actors.AsSpan());
                return kind.Select((e, i) => e with { Actor = actors[i] });
            }),
        ];
    }
}
