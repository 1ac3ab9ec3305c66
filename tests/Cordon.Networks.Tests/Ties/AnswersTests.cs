using Cordon.Events;
using Cordon.Networks.Ties;
using CsCheck;

namespace Cordon.Networks.Tests.Ties;

public sealed class AnswersTests
{
    private static readonly string[] Kinds =
    [
        EventKinds.Follow, EventKinds.Message, EventKinds.Mention, EventKinds.Reply, EventKinds.Like, EventKinds.Repost,
        EventKinds.Block, EventKinds.Report, EventKinds.Reject, EventKinds.Accept, EventKinds.Search, EventKinds.Delete,
    ];

    [Fact]
    public void Answers_equal_the_naive_reference_on_random_dealings() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 8], Gen.Int[1, 80]).Sample(
            (seed, accounts, acts) =>
            {
                var events = Dealings(seed, accounts, acts);
                var table = Histories.Table(events);
                var answers = Answers.Of(table, CancellationToken.None);
                var naive = new NaiveAnswers(events);
                for (var account = 0; account < table.AccountCount; account++)
                    Assert.Equal(naive.To(table.AccountOf(account)), answers.To(account));
                foreach (var refusal in answers.Refusals)
                    Assert.Equal("refused", naive.Outcome(table.AccountOf(refusal.Of), table.AccountOf(refusal.By)));
                Assert.Equal(Enumerable.Range(0, table.AccountCount).Sum(a => answers.To(a).Refused), answers.Refusals.Count);
            },
            iter: 120);

    [Fact]
    public void The_order_of_the_events_does_not_matter() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 6], Gen.Int[1, 60]).Sample(
            (seed, accounts, acts) =>
            {
                var events = Dealings(seed, accounts, acts);
                var shuffled = events.ToArray();
                new SeededRandom(seed + 1).Shuffle(shuffled.AsSpan());
                var (one, other) = (Histories.Table(events), Histories.Table(shuffled));
                var (expected, found) = (Answers.Of(one, CancellationToken.None), Answers.Of(other, CancellationToken.None));
                for (var account = 0; account < one.AccountCount; account++)
                    Assert.Equal(expected.To(account), found.To(other.Accounts.Find(one.Accounts.NameOf(account))));
            },
            iter: 50);

    [Fact]
    public void A_child_s_refusal_is_told_apart()
    {
        var refused = To(
            1,
            Histories.Act("1", 0, EventKinds.Message, 1, 2),
            Histories.Act("2", 1, EventKinds.Block, 2, 1) with { Attributes = new Dictionary<string, string> { ["actor_age"] = "child" } },
            Histories.Act("3", 2, EventKinds.Follow, 1, 3),
            Histories.Act("4", 3, EventKinds.Follow, 3, 1),
            Histories.Act("5", 4, EventKinds.Follow, 1, 4));
        Assert.Equal(new AccountAnswers(3, 1, 1, 1, 1), refused);
        Assert.Equal(1, refused.Ignored);
        Assert.InRange(refused.LeastRefusedShare, 0.05, 0.15);
    }

    [Fact]
    public void A_block_out_of_the_blue_gives_nobody_a_bad_name()
    {
        var events = Enumerable.Range(2, 50).Select(i => Histories.Act($"b{i}", i, EventKinds.Block, i, 1)).ToArray();
        Assert.Equal(default, To(1, events));
    }

    [Fact]
    public void Who_answers_a_crowd_that_came_first_approaches_nobody()
    {
        var events = Enumerable.Range(2, 50).SelectMany(i => new[]
        {
            Histories.Act($"m{i}", i, EventKinds.Mention, i, 1),
            Histories.Act($"r{i}", i + 0.5, EventKinds.Reply, 1, i),
            Histories.Act($"b{i}", i + 0.7, EventKinds.Block, i, 1),
        });
        Assert.Equal(default, To(1, [.. events]));
    }

    [Fact]
    public void A_withdrawn_block_no_longer_refuses() => Assert.Equal(
        new AccountAnswers(1, 0, 0, 0, 0),
        To(
            1,
            Histories.Act("1", 0, EventKinds.Follow, 1, 2),
            Histories.Act("2", 1, EventKinds.Block, 2, 1),
            Histories.Act("3", 2, EventKinds.Delete, 2, null) with { Target = Entity.Parse("event:2") }));

    private static AccountAnswers To(int account, params Event[] events)
    {
        var table = Histories.Table(events);
        return Answers.Of(table, CancellationToken.None).To(table.Accounts.Find($"account:a{account}"));
    }

    private static List<Event> Dealings(ulong seed, int accounts, int acts)
    {
        var random = new SeededRandom(seed);
        var events = new List<Event>();
        for (var i = 0; i < acts; i++)
        {
            var kind = Kinds[random.Next(Kinds.Length)];
            var e = Histories.Act($"e{i}", random.Next(40), kind, random.Next(accounts), random.Next(accounts));
            if (kind == EventKinds.Delete)
                e = e with { Target = Entity.Parse($"event:e{random.Next(acts)}") };
            else if (random.Next(4) == 0 && kind is EventKinds.Mention or EventKinds.Reply)
                e = e with { Objects = [Entity.Of("account", $"a{random.Next(accounts)}")] };
            if (random.Next(6) == 0)
                e = e with { Attributes = new Dictionary<string, string> { ["actor_age"] = random.Next(2) == 0 ? "child" : "adult" } };
            events.Add(e);
        }

        return events;
    }
}
