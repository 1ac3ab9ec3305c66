using Cordon.Proving.Living.Measuring;
using Cordon.Proving.Living.Recommending;
using Cordon.Proving.Platform;
using CsCheck;

namespace Cordon.Proving.Tests.Living;

public sealed class RecommendingTests
{
    [Fact]
    public void A_list_keeps_the_numbers_added_last() => Gen.Select(Gen.Int[1, 9], Gen.Int[0, 99].Array[0, 40]).Sample((bound, values) =>
    {
        var lists = new RecentLists(2, bound);
        foreach (var value in values)
            lists.Add(1, value);
        var expected = values.Reverse().Take(bound).ToArray();
        Assert.Equal(expected, Enumerable.Range(0, lists.Count(1)).Select(i => lists.Newest(1, i)));
        Assert.Equal(values.Length, lists.Added(1));
        Assert.All(Enumerable.Range(0, 100), v => Assert.Equal(expected.Contains(v), lists.Contains(1, v)));
        Assert.Equal(0, lists.Count(0));
    });

    [Fact]
    public void The_best_scores_come_first_and_the_board_is_empty_afterwards() =>
        Gen.Select(Gen.Int[0, 19], Gen.Int[0, 5]).Array[0, 60].Sample(added =>
        {
            var board = new ScoreBoard(20);
            foreach (var (key, score) in added)
            {
                if (score == 0)
                    board.Exclude(key);
                else
                    board.Add(key, score);
            }

            var expected = added.GroupBy(a => a.Item1).Where(g => g.All(a => a.Item2 > 0)).Select(g => (g.Key, Score: (double)g.Sum(a => a.Item2)))
                .OrderByDescending(g => g.Score).ThenBy(g => g.Key).Take(7).Select(g => g.Key);
            var best = new Scored[7];
            Assert.Equal(expected, best[..board.Take(best)].Select(s => s.Key));
            Assert.Equal(0, board.Take(best));
        });

    [Fact]
    public void A_place_on_the_shelf_belongs_to_the_latest_post()
    {
        var shelf = new PostShelf(4);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(i, shelf.Add(Thing.Of(ThingType.Post, (ulong)(100 + i)), i, i, -1));
            for (var number = 0; number <= i; number++)
            {
                Assert.Equal(number > i - 4, shelf.Holds(number));
                Assert.Equal(number > i - 4 ? number : -1, shelf.Find(Thing.Of(ThingType.Post, (ulong)(100 + number))));
                if (shelf.Holds(number))
                    Assert.Equal(number, shelf.NumberAt(shelf.Place(number)));
            }
        }
    }

    [Fact]
    public void The_name_of_an_account_or_a_post_tells_its_number_to_those_who_have_the_key() => Gen.Select(Gen.Long, Gen.UInt).Sample((seed, number) =>
    {
        var names = new Names(seed);
        var account = Thing.Of(ThingType.Account, number >> 1);
        var post = Thing.Of(ThingType.Post, number);
        Assert.Equal((long)account.Number, names.Read(names.Text(account), ThingType.Account));
        Assert.Equal((long)post.Number, names.Read(names.Text(post), ThingType.Post));
    });

    [Theory]
    [InlineData("account:u")]
    [InlineData("account:u00000000000")]
    [InlineData("account:uÄ")]
    [InlineData("account:probe")]
    [InlineData("post:1")]
    public void What_is_no_such_name_is_not_read(string name) => Assert.Equal(-1, new Names(1).Read(name, ThingType.Account));

    [Fact]
    public void Completions_are_the_queries_asked_most()
    {
        var phrases = new Phrases();
        var lore = new QueryLore(phrases);
        foreach (var (query, times) in new[] { ("blue widget", 3), ("blue gadget", 5), ("bread", 9), ("green", 2) })
        {
            for (var i = 0; i < times; i++)
                lore.Learn(phrases.Number(query));
        }

        var best = new Scored[5];
        Assert.Equal(["blue gadget", "blue widget"], best[..lore.Complete("blu", best)].Select(s => phrases.Text(s.Key)));
        Assert.Equal(["bread", "blue gadget", "blue widget"], best[..lore.Complete("b", best)].Select(s => phrases.Text(s.Key)));
        Assert.Equal(0, lore.Complete("", best));
    }

    [Fact]
    public void Friends_of_friends_are_suggested_and_those_followed_already_are_not()
    {
        var phrases = new Phrases();
        var recommender = new Recommender(new Names(1), phrases, 10, 100);
        void Follow(int who, int whom) => recommender.Learn(new SimulatedEvent { Kind = SimulatedKind.Follow, Actor = who, Target = Thing.Account(whom), First = Thing.Of(ThingType.Record, (ulong)((who * 10) + whom)) });
        Follow(0, 1);
        Follow(1, 2);
        Follow(0, 3);
        Follow(3, 2);
        Follow(3, 4);
        Follow(0, 4);
        var found = new List<Found>();
        recommender.People(0, 5, found);

        Assert.Equal(2, found[0].Number);
        Assert.DoesNotContain(found, f => f.Number is 0 or 1 or 3 or 4);
        recommender.Forget(2);
        found.Clear();
        recommender.People(0, 5, found);
        Assert.Empty(found);
    }

    [Fact]
    public void An_interval_of_clusters_holds_the_truth_nineteen_times_in_twenty()
    {
        var held = 0;
        for (var run = 0; run < 400; run++)
        {
            var random = RandomStream.For(run, Purpose.Looks);
            var clusters = new List<(int, int)>();
            for (var i = 0; i < 80; i++)
            {
                var of = random.Between(1, 40);
                var share = random.Chance(0.5) ? 0.05 : 0.25;
                var count = 0;
                for (var j = 0; j < of; j++)
                    count += random.Chance(share) ? 1 : 0;
                clusters.Add((count, of));
            }

            var estimate = Share.Clustered(clusters);
            held += estimate.Low <= 0.15 && 0.15 <= estimate.High ? 1 : 0;
        }

        Assert.InRange(held, 360, 396);
    }
}
