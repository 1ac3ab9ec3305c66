using System.Text.Json;

namespace Cordon.Server.Tests;

public sealed class OutboxTests
{
    [Fact]
    public async Task Effects_leave_signed_once_each_and_wait_for_a_receiver_that_fails()
    {
        await using var receiver = await Receiver.Start();
        await using var server = await RunningServer.Start(Samples.Policy);
        var made = (await server.Post("/v1/webhooks", JsonSerializer.Serialize(new { url = receiver.Url, kinds = new[] { "notify", "enforce" } }))).With(201).Json;
        receiver.Secret = made.GetProperty("secret").GetString()!;

        (await server.Post("/v1/events", Samples.Event("e1", "a blue widget"))).With(200);
        await server.Until("/v1/deliveries?state=done", d => d.GetArrayLength() == 1);
        receiver.Answer(() => 503);
        (await server.Post("/v1/events", Samples.Event("e2", "a blue widget", minute: 1))).With(200);
        var waiting = await server.Until("/v1/deliveries?state=waiting", d => d.GetArrayLength() == 1 && d[0].GetProperty("attempts").GetInt32() == 1);

        Assert.Equal("the receiver answered 503", waiting.Json[0].GetProperty("problem").GetString());
        Assert.All(receiver.Received, r => Assert.True(r.Valid));
        Assert.Equal(2, receiver.Received.Select(r => r.Id).Distinct().Count());
        var body = JsonDocument.Parse(receiver.Received.First().Body).RootElement;
        Assert.Equal("cordon.notify", body.GetProperty("type").GetString());
        Assert.Equal("team", body.GetProperty("data").GetProperty("name").GetString());
        Assert.Equal("e1", body.GetProperty("data").GetProperty("event").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_removed_webhook_gets_nothing_more_and_what_waited_is_dead_and_not_sent_again()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer(() => 500);
        await using var server = await RunningServer.Start(Samples.Policy);
        var made = (await server.Post("/v1/webhooks", JsonSerializer.Serialize(new { url = receiver.Url, kinds = new[] { "notify" } }))).With(201).Json;
        receiver.Secret = made.GetProperty("secret").GetString()!;
        (await server.Post("/v1/events", Samples.Event("e1", "a blue widget"))).With(200);
        await server.Until("/v1/deliveries?state=waiting", d => d.GetArrayLength() == 1 && d[0].GetProperty("attempts").GetInt32() == 1);

        Assert.Equal(204, (await server.Send(HttpMethod.Delete, $"/v1/webhooks/{made.GetProperty("id").GetString()}", null, null)).Status);

        Assert.Equal("the webhook was removed", (await server.Get("/v1/deliveries?state=dead")).Json[0].GetProperty("problem").GetString());
        Assert.Equal(0, (await server.Post("/v1/deliveries/redrive", "{}")).With(200).Json.GetProperty("redriven").GetInt32());
    }
}
