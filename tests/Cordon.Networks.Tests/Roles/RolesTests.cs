using Cordon.Events;
using Cordon.Networks.Detecting;
using Cordon.Networks.Results;
using Cordon.Networks.Roles;
using Cordon.Networks.Tests.Ties;

namespace Cordon.Networks.Tests.Roles;

/// <summary>A ring of eight (a0–a7) in a noisy platform: a0 leads, a7 advertises, and people outside have to do with it.</summary>
public sealed class RolesTests
{
    private const int Day = 86_400;
    private static readonly Network Ring = Detect(History()).Networks.Single();

    [Fact]
    public void Who_acts_first_leads()
    {
        Assert.Equal(Role.Lead, Member(0).Role);
        Assert.Equal("acts first in 10 of the 10 things it did together with other members; in turns it would be 1.3", Member(0).RoleReason);
    }

    [Theory]
    [InlineData(2, 8, 1.0, false)]
    [InlineData(5, 6, 3.0, false)]
    [InlineData(8, 10, 1.2, true)]
    [InlineData(3, 3, 0.2, false)]
    public void Being_first_by_luck_or_now_and_then_is_no_lead(int first, int of, double byTurns, bool leads) =>
        Assert.Equal(leads, new FirstActs(first, of, 0, byTurns).Lead);

    [Fact]
    public void Whose_posts_the_others_pass_on_advertises_with_the_figures()
    {
        Assert.Equal(Role.Advertiser, Member(7).Role);
        Assert.Contains("6 of 7 other members passed on or liked its posts, 30 times in all; it did so with theirs 0 times", Member(7).RoleReason, StringComparison.Ordinal);
        Assert.Contains("4 people outside dealt with it first and turned to another member within a week", Member(7).RoleReason, StringComparison.Ordinal);
    }

    [Fact]
    public void People_approached_are_no_members_and_only_counted_by_how_often()
    {
        var approached = Ring.Outside.Approached;
        Assert.Equal(["account:a300", "account:a301", "account:a302"], approached.Accounts.Select(a => a.Account.Text).Order());
        Assert.Equal((3, 1, 1), (approached.People, approached.Refused, approached.Children));
        Assert.Equal(3, approached.Accounts.Single(a => a.Account.Text == "account:a300").Times);
        Assert.DoesNotContain(Ring.Members, m => approached.Accounts.Any(a => a.Account == m.Account));
    }

    [Fact]
    public void A_friend_who_answers_and_a_celebrity_are_not_listed_as_approached()
    {
        Assert.DoesNotContain(Ring.Outside.Approached.Accounts, a => a.Account.Text is "account:a310" or "account:a311");
    }

    [Fact]
    public void Who_comes_of_its_own_accord_again_and_again_is_audience()
    {
        var one = Assert.Single(Ring.Outside.Audience);
        Assert.Equal("account:a320", one.Account.Text);
        Assert.Contains("came to 2 members 8 times of its own accord", one.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_shares_one_device_with_a_member_is_a_bystander()
    {
        var one = Assert.Single(Ring.Outside.Bystanders);
        Assert.Equal("account:a330", one.Account.Text);
        Assert.Contains("device:sofa", one.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_who_was_only_targeted_and_refused_is_no_member_though_it_shares_things()
    {
        var events = History();
        // a340 is on two members' devices, is messaged by them, and blocks one.
        events.AddRange([
            .. SignIns(340, "device:d1"), .. SignIns(340, "device:d2"), .. SignIns(1, "device:d1"), .. SignIns(2, "device:d2"),
            Histories.Act("t4", 2 * Day, EventKinds.Message, 1, 340), Histories.Act("t5", 2 * Day, EventKinds.Message, 2, 340),
        ]);
        Assert.Contains(Detect(events).Networks.Single().Members, m => m.Account.Text == "account:a340");
        events.Add(Histories.Act("t6", 3 * Day, EventKinds.Block, 340, 1));
        var network = Detect(events).Networks.Single();
        Assert.DoesNotContain(network.Members, m => m.Account.Text == "account:a340");
        Assert.Contains(network.Outside.Approached.Accounts, a => a.Account.Text == "account:a340");
    }

    [Fact]
    public void A_ring_does_not_hide_by_blocking_itself()
    {
        var events = History();
        for (var a = 0; a < 8; a++)
        {
            events.Add(Histories.Act($"h{a}", Day, EventKinds.Message, a, (a + 1) % 8));
            events.Add(Histories.Act($"b{a}", 2 * Day, EventKinds.Block, (a + 1) % 8, a));
        }

        Assert.Equal(8, Detect(events).Networks.Single().Members.Count);
    }

    [Fact]
    public void Who_passes_on_in_its_own_time_is_audience_and_who_does_so_in_step_is_not()
    {
        var slow = new MemberDealings { PassesInside = 12, AsksInside = 1 };
        var (role, reason) = RoleOf.Member(new MemberTies(0), slow, new FirstActs(1, 3, 2, 0.5), 9);
        Assert.Equal(Role.Audience, role);
        Assert.Equal("passed on or liked other members' posts 12 times, 1 message or reply to them; 0 times they passed on its own", reason);
        Assert.Equal(Role.Lead, Member(0).Role);
        Assert.DoesNotContain(Ring.Members, m => m.Role == Role.Audience);
    }

    [Fact]
    public void Who_passes_on_in_step_or_publishes_in_step_is_no_audience()
    {
        var passes = new MemberDealings { PassesInside = 12 };
        Assert.NotEqual(Role.Audience, RoleOf.Member(new MemberTies(0), passes, new FirstActs(0, 8, 8, 1), 9).Role);
        Assert.NotEqual(Role.Audience, RoleOf.Member(new MemberTies(0), passes, new FirstActs(0, 4, 0, 1), 9).Role);
    }

    [Fact]
    public void Friends_who_pass_on_each_others_posts_do_not_advertise()
    {
        var friend = new MemberDealings { PassedOn = 9, PassesInside = 8 };
        friend.PassedOnBy.UnionWith([1, 2, 3, 4]);
        Assert.NotEqual(Role.Advertiser, RoleOf.Member(new MemberTies(0), friend, default, 6).Role);
    }

    private static Member Member(int account) => Ring.Members.Single(m => m.Account.Text == $"account:a{account}");

    private static IEnumerable<Event> SignIns(int account, string device) =>
        Enumerable.Range(0, 6).Select(i => Histories.Act($"s{account}{device}{i}", ((i + 1) * Day) + account, EventKinds.Login, account, null, device));

    private static List<Event> History()
    {
        var events = Histories.Noisy(seed: 31, accounts: 250, posts: 4000, rings: 0, ringSize: 0, acts: 0);
        // Every day all eight post one link within half a minute, a0 before the others.
        for (var day = 1; day < 11; day++)
        {
            for (var member = 0; member < 8; member++)
                events.Add(Histories.Post($"l{day}-{member}", (day * Day) + 30_000 + (member == 0 ? 0 : 3 + ((member * 7 + day * 5) % 23)), member, $"link:https://ring.example/{day}"));
        }

        // a7 publishes; a1 to a6 like it at once.
        for (var post = 0; post < 5; post++)
        {
            events.Add(Histories.Post($"p{post}", ((post + 2) * Day) + 50_000, 7, $"post:offer{post}"));
            for (var member = 1; member < 7; member++)
                events.Add(Histories.Act($"k{post}-{member}", ((post + 2) * Day) + 50_000 + (member * 4), EventKinds.Like, member, null, $"post:offer{post}"));
        }

        // a300 and a301 never answer two members who write to them, and a302, a child, refuses one.
        events.AddRange([
            Histories.Act("m1", 3 * Day, EventKinds.Message, 1, 300), Histories.Act("m2", 4 * Day, EventKinds.Message, 2, 300), Histories.Act("m3", 5 * Day, EventKinds.Message, 2, 300),
            Histories.Act("m4", 3 * Day, EventKinds.Message, 3, 301), Histories.Act("m5", 4 * Day, EventKinds.Mention, 4, 301),
            Histories.Act("m6", 3 * Day, EventKinds.Message, 3, 302), Histories.Act("m7", (3 * Day) + 60, EventKinds.Report, 302, 3) with { Attributes = new Dictionary<string, string> { [EventAttributes.ActorAge] = EventAttributes.Child } },
        ]);
        // a310 answers; a311 is known to all.
        events.AddRange([
            Histories.Act("m8", 3 * Day, EventKinds.Message, 1, 310), Histories.Act("m9", 3 * Day, EventKinds.Message, 2, 310), Histories.Act("m10", 4 * Day, EventKinds.Message, 310, 1),
            Histories.Act("m11", 3 * Day, EventKinds.Mention, 1, 311), Histories.Act("m12", 3 * Day, EventKinds.Mention, 2, 311),
        ]);
        events.AddRange(Enumerable.Range(0, 40).Select(i => Histories.Act($"c{i}", i * 1000, EventKinds.Mention, 100 + i, 311)));
        // Four people write to the advertiser and, a day later, to a1 or a2.
        for (var person = 0; person < 4; person++)
        {
            events.Add(Histories.Act($"w{person}", 4 * Day, EventKinds.Message, 350 + person, 7));
            events.Add(Histories.Act($"x{person}", 5 * Day, EventKinds.Message, 350 + person, 1 + (person % 2)));
        }

        // a320 likes every offer and writes to a1; a330 shares a sofa's device with a5.
        events.AddRange(Enumerable.Range(0, 5).Select(i => Histories.Act($"y{i}", ((i + 3) * Day) + 70_000, EventKinds.Like, 320, null, $"post:offer{i}")));
        events.AddRange(Enumerable.Range(0, 3).Select(i => Histories.Act($"z{i}", ((i + 3) * Day) + 71_000, EventKinds.Message, 320, 1)));
        events.AddRange(SignIns(330, "device:sofa"));
        events.AddRange(SignIns(5, "device:sofa"));

        // Everybody else has a device of their own.
        events.AddRange(Enumerable.Range(100, 100).SelectMany(a => SignIns(a, $"device:own{a}")));
        return events;
    }

    private static Detection Detect(IEnumerable<Event> events) =>
        NetworkDetector.Detect(Histories.Table(events), new DetectionOptions(), new Dictionary<Entity, SeedLabel>(), null, TestContext.Current.CancellationToken);
}
