using Cordon.Events;
using Cordon.Networks.History;
using Cordon.Networks.Tests.Ties;
using CsCheck;

namespace Cordon.Networks.Tests.History;

public sealed class EventTableTests
{
    [Fact]
    public void The_same_key_is_the_same_event()
    {
        var table = new EventTable();
        Assert.True(table.Add(Histories.Post("k", 0, 1, "tag:a")));
        Assert.False(table.Add(Histories.Post("k", 5, 2, "tag:b")));
        Assert.Equal(1, table.Count);
        Assert.Equal(1, table.Duplicates);
    }

    [Fact]
    public void A_delete_withdraws_the_actor_s_own_earlier_events_and_nobody_else_s()
    {
        List<Event> events =
        [
            Histories.Post("1", 0, 1, "post:p", "tag:a"),
            Histories.Post("2", 10, 2, "post:q", "tag:a"),
            Histories.Act("3", 20, EventKinds.Delete, 1, null) with { Target = Entity.Parse("post:p") },
            Histories.Act("4", 21, EventKinds.Delete, 1, null) with { Target = Entity.Parse("post:q") },
            Histories.Act("5", 22, EventKinds.Delete, 2, null) with { Target = Entity.Parse("event:2") },
            Histories.Act("6", 23, EventKinds.Delete, 1, null) with { Target = Entity.Parse("event:2") },
            Histories.Post("7", 30, 1, "post:p"),
            Histories.Act("8", 40, EventKinds.Delete, 1, null) with { Target = Entity.Parse("post:never") },
        ];
        var table = Histories.Table(events);
        Assert.Equal(2, table.Withdrawn);
        Assert.True(table.IsWithdrawn(0));
        Assert.True(table.IsWithdrawn(1));
        Assert.False(table.IsWithdrawn(6));
    }

    [Fact]
    public void Names_keep_their_numbers_and_spelling_whatever_they_are() =>
        Gen.String.Array[0, 300].Sample(names =>
        {
            // Lone surrogates have no UTF-8 form; the readers reject them, so the table need not tell them apart.
            var whole = names.Where(n => !n.Any(char.IsSurrogate)).ToArray();
            var table = new NameTable();
            var numbers = new Dictionary<string, int>();
            foreach (var name in whole)
            {
                var number = table.Add(name, out var added);
                Assert.Equal(added, numbers.TryAdd(name, number));
                Assert.Equal(numbers[name], number);
            }

            Assert.Equal(numbers.Count, table.Count);
            Assert.All(numbers, n => Assert.Equal(n.Key, table.NameOf(n.Value)));
            Assert.All(numbers, n => Assert.Equal(n.Value, table.Find(n.Key)));
        });

    [Fact]
    public void A_million_names_and_the_longest_ones_fit()
    {
        var table = new NameTable();
        var longest = new string('é', Limits.EntityIdChars);
        for (var i = 0; i < 1_000_000; i++)
            Assert.Equal(i, table.Add($"name-{i}", out _));
        Assert.Equal(1_000_000, table.Add(longest, out _));
        Assert.Equal(longest, table.NameOf(1_000_000));
        Assert.Equal(765_432, table.Find("name-765432"));
        Assert.Equal(-1, table.Find("name-1000000"));
    }
}
