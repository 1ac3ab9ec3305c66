using Cordon.Events;
using Cordon.Networks.History;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Ties;

public sealed class ArtifactAndDirectTiesTests
{
    [Fact]
    public void A_follow_ties_only_when_it_is_answered_and_stands()
    {
        List<Event> events =
        [
            Histories.Act("1", 0, EventKinds.Follow, 1, 2, "record:r1"),
            Histories.Act("2", 1, EventKinds.Follow, 2, 1, "record:r2"),
            Histories.Act("3", 2, EventKinds.Follow, 1, 3),
            Histories.Act("4", 3, EventKinds.Follow, 4, 5, "record:r4"),
            Histories.Act("5", 4, EventKinds.Follow, 5, 4, "record:r5"),
            Histories.Act("6", 5, EventKinds.Delete, 4, null) with { Target = Entity.Parse("record:r4") },
        ];
        var table = Histories.Table(events);
        var tie = Assert.Single(Find(table, TieKind.Follow).Ties);
        Assert.Equal("account:a1", table.AccountOf(tie.A).Text);
        Assert.Equal("account:a2", table.AccountOf(tie.B).Text);
    }

    [Fact]
    public void Messages_beyond_what_activity_explains_tie_and_a_crowd_s_favourite_is_tied_to_nobody()
    {
        var events = new List<Event>();
        for (var i = 0; i < 400; i++)
            events.Add(Histories.Act($"fan{i}", i, EventKinds.Mention, i, 999));
        for (var i = 0; i < 12; i++)
            events.Add(Histories.Act($"pair{i}", i, EventKinds.Mention, 500 + (i % 2), 501 - (i % 2)));
        for (var i = 0; i < 2; i++)
            events.Add(Histories.Act($"twice{i}", i, EventKinds.Mention, 7, 999));
        var table = Histories.Table(events);
        var tie = Assert.Single(Find(table, TieKind.Mention).Ties);
        Assert.Equal(12, tie.Count);
        Assert.Equal(6, tie.FirstByA);
    }

    private static TieLayer Find(EventTable table, TieKind kind) =>
        DirectTies.Find(table, kind, new TieOptions(), TestContext.Current.CancellationToken);
}
