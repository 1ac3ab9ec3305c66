using Cordon.Events;
using Cordon.Networks.Ties;
using Cordon.Networks.Watch;
using static Cordon.Networks.Tests.Watch.Sightings;

namespace Cordon.Networks.Tests.Watch;

/// <summary>One story for each turn in the life of a network.</summary>
public sealed class NetworkLifeTests
{
    [Fact]
    public void A_network_is_born_and_then_stays_the_same()
    {
        var first = Follow(On(5, Network("a b c d", 4)));
        var born = first.Changes.Of("a-b-c-d");
        Assert.Equal((ChangeKind.Born, 4, 0), (born.Kind, born.Size, born.SizeBefore));
        Assert.Equal("Found for the first time: 4 accounts, tied by same link, score 0.80", born.Sentences[0]);

        var second = first.History.Follow(On(9, Network("a b c d", 8)));
        Assert.Equal(ChangeKind.Unchanged, second.Changes.Of("a-b-c-d").Kind);
        var known = Assert.Single(second.History.Networks);
        Assert.Equal((NetworkState.Alive, Start.AddDays(3), Start.AddDays(8)), (known.State, known.First, known.Last));
        Assert.Equal([LineageKind.Born], known.Lineage.Select(entry => entry.Kind));
    }

    [Fact]
    public void A_network_that_grows_keeps_its_name_and_says_who_joined_from_where()
    {
        var step = Follow(
            On(5, Network("a b c d", 4), Network("x y z", 4)),
            On(6, Network("a b c d", 4)),
            On(9, Network("a b c d e x", 8) with { Score = 0.9, Kinds = [TieKind.Link, TieKind.Device] }));
        var change = step.Changes.Of("a-b-c-d");
        Assert.Equal((ChangeKind.Grown, 6, 4), (change.Kind, change.Size, change.SizeBefore));
        Assert.Equal(["account:e", "account:x"], change.Joined.Select(account => account.Text));
        Assert.Equal(
            [
                "Grew from 4 to 6 accounts", "2 joined: e, x", "1 of them was in network:x-y-z, dead since 2026-01-05",
                "New kinds of ties: same device", "Its score rose from 0.80 to 0.90",
            ],
            change.Sentences);
        Assert.Equal(Entity.Of("network", "a-b-c-d"), step.LastingIds[Entity.Of("network", "a-b-c-d-e-x")]);
    }

    [Fact]
    public void A_network_that_shrinks_remembers_who_left_and_when_they_were_seen()
    {
        var step = Follow(On(5, Network("a b c d e", 4)), On(9, Network("a b c", 8)));
        var change = step.Changes.Of("a-b-c-d-e");
        Assert.Equal(ChangeKind.Shrunk, change.Kind);
        Assert.Equal(["Shrank from 5 to 3 accounts", "2 left: d, e"], change.Sentences);
        var known = step.History.Of("a-b-c-d-e");
        Assert.Equal(["account:d", "account:e"], known.Former.Select(member => member.Account.Text));
        Assert.All(known.Former, member => Assert.Equal(Start.AddDays(4), member.Last));
        Assert.All(known.Members, member => Assert.Equal((Start.AddDays(3), Start.AddDays(8)), (member.First, member.Last)));
    }

    [Fact]
    public void A_network_that_exchanges_members_has_changed()
    {
        var change = Follow(On(5, Network("a b c d", 4)), On(9, Network("a b c e", 8))).Changes.Of("a-b-c-d");
        Assert.Equal(ChangeKind.Changed, change.Kind);
        Assert.Equal("Still 4 accounts, but not the same", change.Sentences[0]);
    }

    [Fact]
    public void The_larger_part_of_a_split_keeps_the_name()
    {
        var step = Follow(On(5, Network("a b c d e f g h", 4)), On(9, Network("a b c d e", 8), Network("f g h", 8)));
        var split = step.Changes.Of("a-b-c-d-e-f-g-h");
        Assert.Equal(ChangeKind.Split, split.Kind);
        Assert.Equal("Split: of 8 accounts 5 go on, 3 are in network:f-g-h", split.Sentences[0]);
        var part = step.Changes.Of("f-g-h");
        Assert.Equal(ChangeKind.Born, part.Kind);
        Assert.Equal("Split off from network:a-b-c-d-e-f-g-h: 3 of its 3 accounts were in it", part.Sentences[0]);
        Assert.Equal(LineageKind.SplitFrom, step.History.Of("f-g-h").Lineage[0].Kind);
        Assert.Equal(Entity.Of("network", "f-g-h"), step.History.Of("a-b-c-d-e-f-g-h").Lineage[^1].Other);
    }

    [Fact]
    public void A_network_that_merges_ends_in_the_one_that_goes_on_and_can_come_apart_again()
    {
        var merged = Follow(On(5, Network("a b c d e", 4), Network("x y z", 4)), On(9, Network("a b c d e x y z", 8)));
        Assert.Equal("Merged into network:a-b-c-d-e: 3 of its 3 accounts are in it", merged.Changes.Of("x-y-z").Sentences[0]);
        Assert.Contains("network:x-y-z merged into it with 3 accounts", merged.Changes.Of("a-b-c-d-e").Sentences);
        Assert.Equal((NetworkState.Merged, LineageKind.MergedInto), (merged.History.Of("x-y-z").State, merged.History.Of("x-y-z").Lineage[^1].Kind));
        Assert.Equal(LineageKind.Absorbed, merged.History.Of("a-b-c-d-e").Lineage[^1].Kind);

        var apart = merged.History.Follow(On(12, Network("a b c d e", 11), Network("w x y z", 11)));
        var back = apart.Changes.Of("x-y-z");
        Assert.Equal(ChangeKind.Returned, back.Kind);
        Assert.Contains("Came apart from network:a-b-c-d-e, with which it had merged", back.Sentences);
        Assert.Equal(NetworkState.Alive, apart.History.Of("x-y-z").State);
        Assert.Equal(ChangeKind.Split, apart.Changes.Of("a-b-c-d-e").Kind);
    }

    [Fact]
    public void A_network_that_is_not_found_any_more_is_dead_since_its_last_act()
    {
        var step = Follow(On(5, Network("a b c d", 4)), On(9, Network("c d x y z", 8)), On(10));
        Assert.Equal(ChangeKind.Died, step.Changes.Of("a-b-c-d").Kind);
        Assert.Equal("No longer found: its 5 accounts last acted together on 2026-01-09; none of them is in a network now", step.Changes.Of("a-b-c-d").Sentences[0]);
        var known = step.History.Of("a-b-c-d");
        Assert.Equal((NetworkState.Dead, Start.AddDays(8)), (known.State, known.Since));
    }

    [Fact]
    public void A_dead_network_returns_when_half_of_a_new_one_are_its_accounts()
    {
        var step = Follow(On(5, Network("a b c d", 4)), On(9), On(20, Network("a b x y", 19)));
        var change = step.Changes.Of("a-b-c-d");
        Assert.Equal(ChangeKind.Returned, change.Kind);
        Assert.Equal("Returned: 4 accounts, 2 of them known from before", change.Sentences[0]);
        Assert.Equal("2 of 4 accounts were in network:a-b-c-d, dead since 2026-01-05", change.Sentences[1]);
        Assert.Equal([LineageKind.Born, LineageKind.Died, LineageKind.Returned], step.History.Of("a-b-c-d").Lineage.Select(entry => entry.Kind));
    }

    [Fact]
    public void A_dead_network_returns_under_new_accounts_that_give_out_its_handle()
    {
        var step = Follow(On(5, Network("a b c d", 4, Handle("shop", 4, 5))), On(9), On(20, Network("p q r s t u", 19, Handle("shop", 4, 9))));
        var change = step.Changes.Of("a-b-c-d");
        Assert.Equal(ChangeKind.Returned, change.Kind);
        Assert.Equal("Returned: 6 accounts, none of them known from before", change.Sentences[0]);
        Assert.Equal("4 of 6 accounts use handle:shop, a contact handle of network:a-b-c-d, dead since 2026-01-05 (9 accounts in all)", change.Sentences[1]);
        Assert.Equal(6, step.History.Of("a-b-c-d").Members.Count);
        Assert.Equal(4, step.History.Of("a-b-c-d").Former.Count);
        Assert.Contains("handle:shop", step.History.Of("a-b-c-d").Lineage[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_replaced_between_two_detections_are_the_same_network()
    {
        var step = Follow(On(5, Network("a b c d", 4, Handle("shop", 4, 4))), On(9, Network("p q r s", 8, Handle("shop", 4, 4))));
        var change = step.Changes.Of("a-b-c-d");
        Assert.Equal((ChangeKind.Returned, "Goes on under other accounts: 4 accounts, none of them known from before"), (change.Kind, change.Sentences[0]));
        Assert.Single(step.Changes.Changes);
    }

    [Theory]
    [InlineData(4, 5, 4, 200, "popular now")]
    [InlineData(4, 200, 4, 8, "popular then")]
    public void A_popular_object_makes_no_return(int membersThen, int fanThen, int membersNow, int fanNow, string why)
    {
        var step = Follow(On(5, Network("a b c d", 4, Handle("shop", membersThen, fanThen))), On(9), On(20, Network("p q r s", 19, Handle("shop", membersNow, fanNow))));
        Assert.True(step.Changes.Of("p-q-r-s").Kind == ChangeKind.Born, why);
        Assert.Equal(NetworkState.Dead, step.History.Of("a-b-c-d").State);
    }

    [Fact]
    public void One_link_is_too_little_for_a_return_and_two_are_enough()
    {
        KnownObject[] then = [Link("one", 4, 4), Link("two", 4, 4)];
        var dead = Follow(On(5, Network("a b c d", 4, then)), On(9)).History;
        var one = dead.Follow(On(20, Network("p q r s", 19, then[..1])));
        Assert.Equal(ChangeKind.Born, one.Changes.Of("p-q-r-s").Kind);
        Assert.Contains("4 of 4 accounts share link:https://one.example/, a link of network:a-b-c-d, dead since 2026-01-05 (4 accounts in all)", one.Changes.Of("p-q-r-s").Sentences);
        Assert.Equal([new ChangeLink(ChangeRelation.SharesWith, Entity.Of("network", "a-b-c-d"), 4)], one.Changes.Of("p-q-r-s").Links);
        Assert.Equal(ChangeKind.Returned, dead.Follow(On(20, Network("p q r s", 19, then))).Changes.Of("a-b-c-d").Kind);
    }

    [Fact]
    public void Two_accounts_of_many_with_an_old_device_are_no_return()
    {
        var crowd = string.Join(' ', Enumerable.Range(0, 12).Select(i => $"m{i:00}"));
        var step = Follow(On(5, Network("a b c d", 4, Handle("shop", 4, 4))), On(9), On(20, Network(crowd, 19, Handle("shop", 2, 6))));
        Assert.Equal(NetworkState.Dead, step.History.Of("a-b-c-d").State);
        Assert.Equal(1, step.Changes.Count(ChangeKind.Born));
    }

    [Fact]
    public void A_network_found_from_old_events_only_is_dormant_and_returns_when_it_acts()
    {
        var quiet = Follow(On(5, Network("a b c d", 4)), On(20, Network("a b c d", 4)));
        Assert.Equal((NetworkState.Dormant, Start.AddDays(4)), (quiet.History.Of("a-b-c-d").State, quiet.History.Of("a-b-c-d").Since));
        Assert.Equal("The same 4 accounts, which have not acted together since 2026-01-05", quiet.Changes.Of("a-b-c-d").Sentences[0]);

        var awake = quiet.History.Follow(On(30, Network("a b c d", 29)));
        Assert.Equal(ChangeKind.Returned, awake.Changes.Of("a-b-c-d").Kind);
        Assert.Equal("Its members act together again, after nothing since 2026-01-05", awake.Changes.Of("a-b-c-d").Sentences[0]);
        Assert.Equal((NetworkState.Alive, null), (awake.History.Of("a-b-c-d").State, awake.History.Of("a-b-c-d").Since));
    }

    [Fact]
    public void A_part_with_the_members_its_parent_began_with_gets_a_name_of_its_own()
    {
        var step = Follow(On(5, Network("a b c", 4)), On(7, Network("a b c d e f g h", 6)), On(9, Network("d e f g h", 8), Network("a b c", 8)));
        var ids = step.LastingIds;
        Assert.Equal(Entity.Of("network", "a-b-c"), ids[Entity.Of("network", "d-e-f-g-h")]);
        Assert.NotEqual(Entity.Of("network", "a-b-c"), ids[Entity.Of("network", "a-b-c")]);
        Assert.Equal(2, step.History.Networks.Count);
    }

    [Fact]
    public void Of_equally_alike_networks_the_one_with_more_members_in_it_goes_on()
    {
        // Both have a Jaccard index of a third with what is found: 4 of 12 accounts, and 3 of 9.
        var step = Follow(On(5, Network("a1 a2 a3 a4", 4), Network("b1 b2 b3 b4 b5 b6 b7 b8", 4)), On(9, Network("a1 a2 a3 b1 b2 b3 b4 n", 8)));
        Assert.Equal(ChangeKind.Changed, step.Changes.Of("b1-b2-b3-b4-b5-b6-b7-b8").Kind);
        Assert.Equal(ChangeKind.Merged, step.Changes.Of("a1-a2-a3-a4").Kind);
    }

    [Fact]
    public void A_network_halved_between_two_others_merged_into_the_first_by_name()
    {
        var step = Follow(
            On(5, Network("a1 a2 a3 a4", 4), Network("b1 b2 b3 b4", 4), Network("m1 m2 m3 m4", 4)),
            On(9, Network("b1 b2 b3 b4 m3 m4", 8), Network("a1 a2 a3 a4 m1 m2", 8)));
        Assert.Equal(
            ["Merged into network:a1-a2-a3-a4: 2 of its 4 accounts are in it", "2 are in network:b1-b2-b3-b4 now"],
            step.Changes.Of("m1-m2-m3-m4").Sentences);
    }

    [Fact]
    public void Another_window_and_a_shorter_history_are_said()
    {
        var step = Follow(On(5, Network("a b c", 4)), On(3, Network("a b c", 2)) with { Window = TimeSpan.FromHours(1) });
        Assert.Equal(
            [
                "The earlier detection had a window of 1 min, this one of 1 h: networks may differ for that reason alone",
                "This history ends on 2026-01-04, before the earlier one, which ends on 2026-01-06: the changes lead backwards in time",
            ],
            step.Changes.Notes);
    }

    [Fact]
    public void Under_lasting_names_the_same_name_is_the_same_network_whoever_is_in_it()
    {
        var before = Follow(On(5, Network("a b c d", 4))).History;
        var after = before.Follow(On(9, Network("c d e f", 8))).History.Follow(On(12, Network("e f g h", 11))).History;
        var change = before.Follow(Sighting.Of(after)).Changes.Of("a-b-c-d");
        Assert.Equal((ChangeKind.Returned, "Goes on under other accounts: 4 accounts, none of them known from before"), (change.Kind, change.Sentences[0]));
    }
}
