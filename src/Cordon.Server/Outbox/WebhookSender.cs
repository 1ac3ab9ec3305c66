using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Cordon.Storage;
using Cordon.Storage.State;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Outbox;

/// <summary>
/// Sends what waits in the outbox: at least once, in about the order it was made, each webhook apart, so that a slow receiver holds up nobody else. A
/// delivery counts as done when the receiver answers 2xx; redirects are not followed.
/// </summary>
internal sealed partial class WebhookSender : IAsyncDisposable
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan KeptDone = TimeSpan.FromDays(7);

    private readonly StateStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stop = new();

    // Touched by the running task only, and after it has ended.
    private readonly Dictionary<string, Task> _busy = new(StringComparer.Ordinal);
    private Task _running = Task.CompletedTask;

    /// <param name="store">Where deliveries wait.</param>
    /// <param name="clock">Tells what is due.</param>
    /// <param name="logger">Tells what is given up.</param>
    public WebhookSender(StateStore store, TimeProvider clock, ILogger logger)
    {
        (_store, _clock, _logger) = (store, clock, logger);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = TimeSpan.FromSeconds(15),
            MaxResponseContentBufferSize = 1 << 16,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Cordon", "1"));
    }

    public void Start() => _running = Task.Run(Run);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await Task.WhenAll(_busy.Values);
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task Run()
    {
        var swept = default(DateTimeOffset);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var now = _clock.GetUtcNow();
                if (now - swept > TimeSpan.FromHours(1))
                {
                    _store.ForgetDeliveries(now - KeptDone);
                    swept = now;
                }

                foreach (var webhook in _store.DueWebhooks(now))
                {
                    if (!_busy.TryGetValue(webhook, out var task) || task.IsCompleted)
                        _busy[webhook] = Task.Run(() => Drain(webhook));
                }

                await Task.Delay(Idle, _clock, _stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                break;
            }
            catch (StorageException e)
            {
                CannotNote(_logger, e.Message);
                await Task.Delay(AfterFailure, _clock, CancellationToken.None);
            }
        }
    }

    /// <summary>Sends what is due to one webhook. Never throws.</summary>
    private async Task Drain(string webhook)
    {
        try
        {
            var to = _store.Webhooks().FirstOrDefault(w => w.Id == webhook);
            await Parallel.ForEachAsync(
                _store.DueDeliveries(webhook, _clock.GetUtcNow(), AtOnce * 16),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = _stop.Token },
                async (delivery, cancellation) => await Try(delivery, to, cancellation));
        }
        catch (OperationCanceledException)
        {
            // The process ends; what was not noted as sent is sent again.
        }
        catch (StorageException e)
        {
            CannotNote(_logger, e.Message);
            await Task.Delay(AfterFailure, _clock, CancellationToken.None);
        }
    }

    private async Task Try(Delivery delivery, Webhook? webhook, CancellationToken cancellation)
    {
        if (webhook is null)
        {
            _store.Tried(delivery, DeliveryState.Dead, _clock.GetUtcNow(), "the webhook was removed");
            return;
        }

        var (problem, asked) = await Send(delivery, webhook, cancellation);
        var now = _clock.GetUtcNow();
        if (problem is null)
        {
            _store.Tried(delivery, DeliveryState.Done, now, null);
            return;
        }

        if (RetrySchedule.After(delivery.Attempts + 1, asked, RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 20)) is { } wait)
        {
            _store.Tried(delivery, DeliveryState.Waiting, now + wait, problem);
            return;
        }

        _store.Tried(delivery, DeliveryState.Dead, now, problem);
        GaveUp(_logger, delivery.Id, webhook.Url, problem);
    }

    /// <summary>Tries once; gives why it failed, or null, and how long the receiver wants to be left alone.</summary>
    private async Task<(string? Problem, TimeSpan? Asked)> Send(Delivery delivery, Webhook webhook, CancellationToken cancellation)
    {
        var timestamp = _clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ReadOnlyMemoryContent(delivery.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", delivery.Id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(webhook.Secret.Span, delivery.Id, timestamp, delivery.Body.Span));
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            if (response.IsSuccessStatusCode)
                return (null, null);
            var after = response.Headers.RetryAfter;
            var asked = after?.Delta ?? (after?.Date is { } date ? date - _clock.GetUtcNow() : null);
            return ($"the receiver answered {(int)response.StatusCode}", asked);
        }
        catch (HttpRequestException e)
        {
            return (e.Message, null);
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ("the receiver did not answer within 15 s", null);
        }
    }

    [LoggerMessage(300, LogLevel.Error, "Delivery {Id} to {Url} is given up: {Problem}; send it again with POST /v1/deliveries/redrive")]
    private static partial void GaveUp(ILogger logger, string id, Uri url, string problem);

    [LoggerMessage(301, LogLevel.Error, "The outbox cannot be written: {Reason}; deliveries may be sent twice")]
    private static partial void CannotNote(ILogger logger, string reason);
}
