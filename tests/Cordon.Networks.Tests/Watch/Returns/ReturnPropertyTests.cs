using Cordon.Events;
using Cordon.Networks.Watch.Returns;
using CsCheck;

namespace Cordon.Networks.Tests.Watch.Returns;

public sealed class ReturnPropertyTests
{
    private static readonly string[] Things = ["device:1", "device:2", "handle:1", "handle:2", "media:1", "media:2", "text:1", "invite:1", "address:1", "tag:1", "link:1", "post:1"];

    private static readonly Gen<(int Actor, int Kind, int Target, int[] Things)[]> Histories =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 5], Gen.Int[0, 11], Gen.Int[0, Things.Length - 1].Array[0, 3]).Array[1, 60];

    [Fact]
    public void The_watch_proposes_what_a_look_through_the_whole_history_would()
    {
        Histories.Sample(history =>
        {
            var (watch, naive, stream) = (new ReturnWatch(new ReturnOptions { Threshold = 0.3, CountBits = 8 }), new NaiveReturns(0.3, 8), new Stream());
            foreach (var network in NaiveReturns.Networks)
                watch.Watch(network);
            foreach (var (actor, kind, target, things) in history)
            {
                var e = stream.Next(
                    NaiveReturns.Actors[actor], new[] { "register", "login", "post", "follow", "message", "like" }[kind], kind is 3 or 4 ? $"account:{NaiveReturns.Actors[target]}" : null, [.. things.Select(t => Things[t])]);
                var proposed = watch.Add(e);
                var expected = naive.Add(e);

                Assert.Equal(
                    expected.Select(p => (p.Network.Text, Math.Round(p.Score, 9))), proposed.Select(p => (p.Network.Text, Math.Round(p.Score, 9))).OrderBy(p => p.Text, StringComparer.Ordinal));
            }
        }, iter: 400);
    }

    [Fact]
    public void Counts_of_users_are_close_and_a_shared_cell_only_makes_things_common()
    {
        Gen.Select(Gen.Int[1, 60], Gen.ULong).Sample((users, seed) =>
        {
            var (counts, draws) = (new UseCounts(12), new SeededRandom(seed));
            var thing = draws.NextBits();
            for (var i = 0; i < users; i++)
            {
                var account = draws.NextBits();
                counts.Add(thing, account);
                counts.Add(thing, account);
            }

            // The deviation of linear counting with 64 bits at this load, five times over.
            var load = users / 64.0;
            var deviation = Math.Sqrt(64 * (Math.Exp(load) - load - 1));
            var before = counts.Count(thing);
            Assert.InRange(before, users - (5 * deviation) - 1, users + (5 * deviation) + 1);
            for (var i = 0; i < 1000; i++)
                counts.Add(draws.NextBits(), draws.NextBits());
            Assert.True(counts.Count(thing) >= before);
        });
    }

    [Fact]
    public void The_same_events_give_the_same_proposals()
    {
        var runs = Enumerable.Range(0, 2).Select(_ =>
        {
            var (watch, stream, draws) = (new ReturnWatch(new ReturnOptions { Threshold = 0.2 }), new Stream(), new SeededRandom(3));
            foreach (var network in NaiveReturns.Networks)
                watch.Watch(network);
            return string.Join('\n', Enumerable.Range(0, 500).SelectMany(i => watch.Add(stream.Next(
                NaiveReturns.Actors[draws.Next(12)], i % 5 == 0 ? "register" : "post", null, Things[draws.Next(Things.Length)], Things[draws.Next(Things.Length)])))
                .SelectMany(p => p.Evidence.Select(x => $"{p.Account} {p.Network} {p.Score:R} {x}")));
        }).ToArray();

        Assert.NotEmpty(runs[0]);
        Assert.Equal(runs[0], runs[1]);
    }
}
