using Cordon.Networks.Detecting;
using CsCheck;

namespace Cordon.Networks.Tests.Detecting;

public sealed class CandidatesTests
{
    private static readonly TieIndex Index = new(Layers.Graph(Layers.Ring(0, 40, 6), Layers.Ring(50, 20, 20)));

    [Fact]
    public void Of_two_that_are_mostly_the_same_the_better_stands()
    {
        var standing = Candidates.Choose([Draft(0, 10), Draft(0, 12), Draft(50, 70)]);
        Assert.Equal(2, standing.Count);
        Assert.Contains(standing, d => d.Nodes.Count == 20);
    }

    [Fact]
    public void A_group_within_a_better_one_says_nothing_new()
    {
        var (whole, part) = (Draft(50, 70), Draft(50, 56));
        Assert.True(whole.Score > part.Score);
        Assert.Equal([whole], Candidates.Choose([part, whole]));
    }

    [Fact]
    public void Groups_that_overlap_a_little_stand_side_by_side() => Assert.Equal(2, Candidates.Choose([Draft(0, 12), Draft(10, 22)]).Count);

    [Fact]
    public void No_two_that_stand_are_the_same_and_each_that_goes_has_a_better_one_that_stands() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[4, 10]).Array[1, 20].Sample(ranges =>
        {
            var drafts = ranges.Distinct().Select(r => Draft(r.Item1, r.Item1 + r.Item2)).DistinctBy(d => string.Join(',', d.Nodes)).ToArray();
            var standing = Candidates.Choose(drafts);
            foreach (var one in standing)
            {
                foreach (var other in standing.Where(o => o != one))
                    Assert.True(Jaccard(one, other) < Candidates.Same);
            }

            foreach (var gone in drafts.Except(standing))
                Assert.Contains(standing, s => s.Score >= gone.Score && (Jaccard(s, gone) >= Candidates.Same || Both(s, gone) >= Candidates.Inside * gone.Nodes.Count));
            Assert.Equal(standing, Candidates.Choose([.. drafts.Reverse()]));
        });

    private static int Both(NetworkDraft one, NetworkDraft other) => one.Nodes.Intersect(other.Nodes).Count();

    private static double Jaccard(NetworkDraft one, NetworkDraft other) => (double)Both(one, other) / one.Nodes.Union(other.Nodes).Count();

    // Accounts by number; a0050 follows a0039 in the graph's numbering.
    private static NetworkDraft Draft(int from, int to) =>
        NetworkDraft.Of(Index, [.. Enumerable.Range(from, to - from).Select(a => a >= 50 ? a - 10 : a)], [], new DetectionOptions())!;
}
