using Cordon.Guard.Decisions;
using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;
using Cordon.Guard.Terms;
using CsCheck;

namespace Cordon.Guard.Tests.Decisions;

public sealed class PairRuleTests
{
    private static readonly ulong A = Generators.Keys.Of("account:a");
    private static readonly ulong B = Generators.Keys.Of("account:b");
    private static readonly ulong Post = Generators.Keys.Of("post:p");

    [Theory]
    [InlineData(EntityTraits.None, EntityTraits.Adult, GuardVerdict.Allow, GuardReason.None)]
    [InlineData(EntityTraits.Child, EntityTraits.Adult, GuardVerdict.Allow, GuardReason.None)]
    [InlineData(EntityTraits.None, EntityTraits.Hidden, GuardVerdict.Hide, GuardReason.Hidden)]
    [InlineData(EntityTraits.Flagged, EntityTraits.Flagged, GuardVerdict.Hide, GuardReason.FlaggedToFlagged)]
    [InlineData(EntityTraits.Flagged, EntityTraits.Child, GuardVerdict.Hide, GuardReason.FlaggedToChild)]
    [InlineData(EntityTraits.Flagged, EntityTraits.None, GuardVerdict.Hide, GuardReason.FlaggedToChild)]
    [InlineData(EntityTraits.Flagged, EntityTraits.Adult, GuardVerdict.Allow, GuardReason.None)]
    [InlineData(EntityTraits.Child, EntityTraits.Flagged, GuardVerdict.Hide, GuardReason.ChildToFlagged)]
    [InlineData(EntityTraits.None, EntityTraits.Flagged, GuardVerdict.Hide, GuardReason.ChildToFlagged)]
    [InlineData(EntityTraits.Adult, EntityTraits.Flagged, GuardVerdict.Hide, GuardReason.Flagged)]
    [InlineData(EntityTraits.Adult, EntityTraits.Held, GuardVerdict.Hold, GuardReason.Held)]
    [InlineData(EntityTraits.Adult, EntityTraits.Suspect, GuardVerdict.Hold, GuardReason.UnderSuspicion)]
    [InlineData(EntityTraits.Adult, EntityTraits.Suspect | EntityTraits.Cleared, GuardVerdict.Allow, GuardReason.None)]
    [InlineData(EntityTraits.Suspect, EntityTraits.Child, GuardVerdict.Hold, GuardReason.SuspectAndChild)]
    [InlineData(EntityTraits.Suspect | EntityTraits.Adult, EntityTraits.Adult, GuardVerdict.Allow, GuardReason.None)]
    public void On_people_suggestions_the_pair_decides(EntityTraits viewer, EntityTraits other, GuardVerdict verdict, GuardReason reason)
    {
        var snapshot = With((A, new EntityState(viewer)), (B, new EntityState(other)));

        var connected = snapshot.Connect(new Viewer(A), new Viewer(B), Connection.Suggest);
        Assert.Equal((verdict, reason), (connected.Verdict, connected.Reason));
        Assert.Equal(connected, Ranked(snapshot, new Viewer(A), new Candidate(B), "people"));
    }

    [Theory]
    [InlineData(Connection.Follow)]
    [InlineData(Connection.Message)]
    [InlineData(Connection.Group)]
    public void What_is_asked_for_is_blocked_between_flagged_and_child_and_not_for_suspicion(Connection how)
    {
        var snapshot = With((A, new EntityState(EntityTraits.Flagged)), (B, new EntityState(EntityTraits.Suspect)));

        Assert.Equal(GuardVerdict.Block, snapshot.Connect(new Viewer(A), new Viewer(B, AgeClass.Child), how).Verdict);
        Assert.Equal(GuardVerdict.Block, snapshot.Connect(new Viewer(B, AgeClass.Child), new Viewer(A), how).Verdict);
        Assert.Equal(GuardVerdict.Allow, snapshot.Connect(new Viewer(1, AgeClass.Adult), new Viewer(B, AgeClass.Adult), how).Verdict);
    }

    [Fact]
    public void Members_of_one_network_are_not_introduced_and_those_of_two_are()
    {
        var snapshot = With((A, new EntityState(EntityTraits.None, 0, 7)), (B, new EntityState(EntityTraits.None, 0, 7)), (Post, new EntityState(EntityTraits.None, 0, 8)));

        Assert.Equal(GuardReason.SameNetwork, snapshot.Connect(new Viewer(A), new Viewer(B), Connection.Suggest).Reason);
        Assert.Equal(GuardReason.None, snapshot.Connect(new Viewer(A), new Viewer(Post), Connection.Suggest).Reason);
        Assert.Equal(GuardReason.None, snapshot.Connect(new Viewer(1), new Viewer(2), Connection.Suggest).Reason);
    }

    [Fact]
    public void What_stands_against_an_author_stands_against_the_post_and_clearing_one_does_not_clear_the_other()
    {
        var flagged = With((A, new EntityState(EntityTraits.Flagged)));
        Assert.Equal(GuardReason.Flagged, Ranked(flagged, new Viewer(B, AgeClass.Adult), new Candidate(Post, A), "feed").Reason);

        var cleared = With((A, new EntityState(EntityTraits.Suspect)), (Post, new EntityState(EntityTraits.Cleared)));
        Assert.Equal(GuardReason.UnderSuspicion, Ranked(cleared, new Viewer(B), new Candidate(Post, A), "feed").Reason);
    }

    [Theory]
    [InlineData(0, GuardVerdict.Allow, 1)]
    [InlineData(20, GuardVerdict.Allow, 1)]
    [InlineData(30, GuardVerdict.Demote, 0.1)]
    [InlineData(255, GuardVerdict.Hold, 0)]
    public void A_tag_of_risk_is_demoted_and_then_held(byte risk, GuardVerdict verdict, double factor)
    {
        var snapshot = With((Generators.Keys.Of("tag:garden"), new EntityState(EntityTraits.None, risk)));

        var decision = snapshot.Tag(new Viewer(A), snapshot.Policy.Surface("tags")!, "tag:garden");
        Assert.Equal((verdict, factor), (decision.Verdict, decision.Factor));
    }

    [Fact]
    public void Decisions_equal_those_made_from_the_rules_one_by_one() =>
        Gen.Select(Generators.Change.Array[0, 60], Generators.Key, Generators.Age, Generators.Candidate.Array[1, 70], Generators.Surface).Sample((changes, viewer, age, candidates, surface) =>
        {
            var book = new GuardBook(Generators.Keys);
            book.Apply(changes);
            var known = new Dictionary<ulong, EntityState>();
            foreach (var change in changes)
                known[change.Key] = change.State;
            var decisions = new Decision[candidates.Length];
            book.Current.Rank(new Viewer(viewer, age), surface, candidates, decisions);
            for (var i = 0; i < candidates.Length; i++)
                Assert.Equal(Reference.Decide(known, viewer, age, candidates[i], surface), decisions[i]);
        });

    [Fact]
    public void No_surface_softens_flagged_with_flagged_or_with_a_child() =>
        Gen.Select(Generators.Surface, Generators.State, Generators.State, Gen.Bool).Sample((surface, one, other, child) =>
        {
            var snapshot = With((A, one with { Traits = one.Traits | EntityTraits.Flagged }), (B, other with { Traits = other.Traits | (child ? EntityTraits.Child : EntityTraits.Flagged) }));
            Assert.Equal(GuardVerdict.Hide, Ranked(snapshot, new Viewer(A), new Candidate(B), surface).Verdict);
            Assert.Equal(GuardVerdict.Hide, Ranked(snapshot, new Viewer(B), new Candidate(A), surface).Verdict);
        });

    [Fact]
    public void A_decision_allocates_nothing()
    {
        var snapshot = With((A, new EntityState(EntityTraits.Flagged)), (B, new EntityState(EntityTraits.Child)));
        var candidates = Enumerable.Repeat(new Candidate(B), 200).ToArray();
        var (decisions, safe, surface) = (new Decision[200], new char[100], snapshot.Policy.Surface("people")!);
        Ask();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Ask();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Ask()
        {
            snapshot.Rank(new Viewer(snapshot.Keys.Of("account:a")), surface, candidates, decisions);
            snapshot.Connect(new Viewer(A), new Viewer(B), Connection.Message);
            snapshot.Search("Where is a Blüe widget?", surface, safe);
            snapshot.Suggest("a blue widget", surface);
            snapshot.Tag(new Viewer(A), surface, "tag:blue-widget");
        }
    }

    private static Decision Ranked(GuardSnapshot snapshot, Viewer viewer, Candidate candidate, string surface) => Ranked(snapshot, viewer, candidate, snapshot.Policy.Surface(surface)!);

    private static Decision Ranked(GuardSnapshot snapshot, Viewer viewer, Candidate candidate, SurfacePolicy surface)
    {
        var decisions = new Decision[1];
        snapshot.Rank(viewer, surface, [candidate], decisions);
        return decisions[0];
    }

    private static GuardSnapshot With(params (ulong Key, EntityState State)[] entities)
    {
        var policy = new GuardPolicy(lists: [new TermList { Name = "goods" }]);
        return new GuardBook(Generators.Keys).Begin(policy, TermTable.Of(Generators.Keys, policy, [("blue widget", 0)]), [.. entities.Select(e => new EntityChange(e.Key, e.State))]);
    }
}
