using System.Text.Json;
using Cordon.Casework.Ledger;
using Cordon.Server.Casework;

namespace Cordon.Server.Tests.Casework;

/// <summary>A takedown that is cut off at each point between two durable writes: nothing more is written from there on, and the files are opened by another server.</summary>
public sealed class CrashTests
{
    public static TheoryData<string, int> Points
    {
        get
        {
            var points = new TheoryData<string, int>();
            foreach (var point in FaultPoints.All)
                points.Add(point, 1);
            // Once more in the midst of the stages.
            points.Add(FaultPoints.LabelsSet, 2);
            points.Add(FaultPoints.MessagesKept, 3);
            points.Add(FaultPoints.MeasuresNoted, 6);

            return points;
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_takedown_cut_off_at_any_point_is_completed_after_a_restart_and_nothing_is_done_twice(string point, int hit)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-server-").FullName;
        await using var receiver = await Receiver.Start();
        try
        {
            var (armed, hits, dead) = (false, 0, false);
            long id;
            var staff = new Staff();
            await using (var server = await staff.Open(Networks.Policy, folder, o => o with { Faults = At }))
            {
                await TakedownTests.Listen(server, staff, receiver);
                id = (await server.Post("/v1/cases", Networks.Json(), staff.Ana)).With(201).Json[0].GetProperty("id").GetInt64();
                var run = (await staff.Post(staff.Ana, $"/v1/cases/{id}/dry-run", new { })).With(200).Json;
                (await staff.Post(staff.Ana, $"/v1/cases/{id}/plans", new { mark = TakedownTests.Mark(run), reason = "sells blue widgets" })).With(201);
                Volatile.Write(ref armed, true);
                var approved = await staff.Post(staff.Dan, $"/v1/cases/{id}/plans/1/approve", new { });
                Assert.True(approved.Status == 200 || Volatile.Read(ref dead), approved.Text);
                for (var i = 0; i < 200 && !Volatile.Read(ref dead); i++)
                    await Task.Delay(25, TestContext.Current.CancellationToken);
                Assert.True(Volatile.Read(ref dead), $"{point} was not reached {hit} times");
            }

            await using (var server = await staff.Open(Networks.Policy, folder))
            {
                await staff.Until(staff.Ana, $"/v1/cases/{id}/plans/1", p => TakedownTests.State(p) == "done");
                Assert.Equal("watched", TakedownTests.State((await server.Get($"/v1/cases/{id}", staff.Ana)).Json.GetProperty("case")));
                Assert.Equal(["removed", "restricted"], await TakedownTests.Labels(server, staff, "account:m0"));
                var history = (await server.Get("/v1/labels/history?entity=account:m0", staff.Ops)).With(200).Json.EnumerateArray().ToList();
                Assert.Equal(2, history.Count);
                // Five accounts are preserved, restricted, removed, and one link is blocked: each told once.
                Assert.Equal(16, receiver.Received.Count);
                Assert.Equal(16, receiver.Received.Select(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("data")).Select(d => $"{d.GetProperty("name")} {d.GetProperty("entity")}").Distinct().Count());
                var acts = (await server.Get("/v1/ledger?limit=1000", staff.Ops)).With(200).Json.GetProperty("entries").EnumerateArray()
                    .Select(e => $"{e.GetProperty("act")} {e.GetProperty("subject")}").Where(a => a.StartsWith("case.", StringComparison.Ordinal)).ToList();
                Assert.Equal(acts.Count, acts.Distinct().Count());
                Assert.Equal(9, acts.Count);
            }

            Assert.Empty(LedgerVerifier.Verify(LedgerFolder.In(Path.Combine(folder, "data")), cancellation: TestContext.Current.CancellationToken).Faults);

            void At(string reached)
            {
                if (!Volatile.Read(ref armed))
                    return;
                if (reached == point && Interlocked.Increment(ref hits) == hit)
                    Volatile.Write(ref dead, true);
                if (Volatile.Read(ref dead))
                    throw new InvalidOperationException("the process was cut off here");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
