using Cordon.Networks.Clustering;

namespace Cordon.Networks.Tests.Clustering;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Every_piece_of_every_job_is_done_once(int threads)
    {
        using var team = new WorkerTeam(threads);
        for (var job = 0; job < 500; job++)
        {
            var done = new int[job % 40];
            team.Run(done.Length, (piece, worker) =>
            {
                Assert.InRange(worker, 0, threads - 1);
                Interlocked.Increment(ref done[piece]);
            });
            Assert.All(done, d => Assert.Equal(1, d));
        }
    }

    [Fact]
    public void Ranges_cover_everything_without_overlap()
    {
        using var team = new WorkerTeam(3);
        var seen = new int[1003];
        team.Run(seen.Length, 100, (low, high, _) =>
        {
            for (var i = low; i < high; i++)
                Interlocked.Increment(ref seen[i]);
        });
        Assert.All(seen, s => Assert.Equal(1, s));
    }

    [Fact]
    public void A_failure_reaches_the_caller_and_the_team_works_on()
    {
        using var team = new WorkerTeam(2);
        var failure = Assert.Throws<AggregateException>(() => team.Run(10, (piece, _) =>
        {
            if (piece == 5)
                throw new InvalidOperationException("five");
        }));
        Assert.Equal("five", failure.InnerException!.Message);
        var sum = 0;
        team.Run(10, (piece, _) => Interlocked.Add(ref sum, piece));
        Assert.Equal(45, sum);
    }
}
