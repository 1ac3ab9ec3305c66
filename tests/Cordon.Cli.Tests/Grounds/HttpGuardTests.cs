using System.Net.Http.Json;
using Cordon.Cli.Tests.Serving;
using Cordon.Proving.Living;
using Cordon.Proving.Living.Guarding;
using Cordon.Proving.Platform;

namespace Cordon.Cli.Tests.Grounds;

public sealed class HttpGuardTests
{
    private const string Policy = """
        labels: {confirmed: }
        guard:
          labels: {flagged: confirmed}
        """;

    [Fact]
    public async Task A_living_platform_asks_a_running_server_and_falls_back_to_its_fail_modes()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new Folder();
        folder.Put("policy/guard.yaml", Policy);
        var platform = new LivingPlatform(new LivingOptions
        {
            Population = new SimulationOptions { Accounts = 150, Days = 3, PlantedNetworks = 2, PlantedMin = 12, PlantedMax = 12, ActiveDayShare = 1 },
        });
        await using var server = await ServeProcess.Start(folder[""], "--data", folder["data"], "--policy", folder["policy"]);
        foreach (var member in platform.Truth().Planted.SelectMany(p => p.Members))
        {
            using var set = await server.Http.PostAsJsonAsync("/v1/labels", new { entities = new[] { member.Account }, label = "confirmed", reason = "planted" }, cancellation);
            Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync(cancellation));
        }

        var guard = await HttpSurfaceGuard.ConnectAsync(server.Http, TimeSpan.FromMinutes(1), cancellation);
        platform.Guard = guard;
        await platform.AdvanceAsync(24, cancellation);
        Assert.Equal(0, guard.Unanswered);
        Assert.Equal(0, platform.Exposure.FlaggedPairs.Count);
        Assert.Equal(0, platform.Exposure.On(Proving.Surfaces.Surface.Feed).Flagged);
        Assert.True(platform.Exposure.Impressions > 100);

        await server.Kill();
        platform.BeginMeasuring();
        await platform.AdvanceAsync(24, cancellation);
        Assert.True(guard.Unanswered > 10);
        Assert.Equal(0, platform.Exposure.On(Proving.Surfaces.Surface.People).Shown);
        Assert.True(platform.Exposure.On(Proving.Surfaces.Surface.Feed).Shown > 0);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said()
    {
        using var client = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:9/") };
        var problem = await Assert.ThrowsAsync<IOException>(() => HttpSurfaceGuard.ConnectAsync(client, null, TestContext.Current.CancellationToken));
        Assert.StartsWith("http://127.0.0.1:9/v1/guard/surfaces does not tell the surfaces", problem.Message, StringComparison.Ordinal);
    }
}
