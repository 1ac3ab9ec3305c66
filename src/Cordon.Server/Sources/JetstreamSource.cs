using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Server.Engine;
using Cordon.Storage;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Sources;

/// <summary>
/// Follows a Jetstream over a WebSocket. How far it was read is kept once the events are durable, so that a restart goes on a few seconds before that
/// place; what comes twice is known by its key. A lost connection is taken up again, the wait between attempts growing to a minute.
/// </summary>
internal sealed partial class JetstreamSource : IAsyncDisposable
{
    private const int PieceBytes = 1 << 18;
    private const int MessageBytes = Limits.LineBytes;
    private const long RewindMicros = 5_000_000;
    private static readonly TimeSpan PieceAge = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Uri _url;
    private readonly CordonEngine _engine;
    private readonly ILogger _logger;
    private readonly PayloadReader _reader = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly MemoryStream _piece = new();
    private Task _running = Task.CompletedTask;
    private long _last;

    /// <param name="url">Where the stream is, ws or wss, with its own parameters such as <c>wantedCollections</c>.</param>
    /// <param name="engine">Where the events go.</param>
    /// <param name="logger">Tells of lost connections.</param>
    public JetstreamSource(Uri url, CordonEngine engine, ILogger logger) => (_url, _engine, _logger) = (url, engine, logger);

    private string Name => $"jetstream {_url.GetLeftPart(UriPartial.Path)}";

    public void Start() => _running = Task.Run(Run);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        _piece.Dispose();
    }

    private async Task Run()
    {
        var wait = TimeSpan.FromSeconds(1);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (await Follow())
                    wait = TimeSpan.FromSeconds(1);
                Lost(_logger, Name, "the stream ended", wait.TotalSeconds);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is WebSocketException or IOException or HttpRequestException or StorageException)
            {
                Lost(_logger, Name, e.Message, wait.TotalSeconds);
            }

            try
            {
                await Task.Delay(wait, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    /// <summary>Reads until the stream ends; true when anything came.</summary>
    private async Task<bool> Follow()
    {
        using var socket = new ClientWebSocket();
        var cursor = _engine.Store.Cursor(Name);
        await socket.ConnectAsync(At(cursor), _stop.Token);
        Following(_logger, Name, cursor ?? 0);
        var buffer = new byte[1 << 16];
        var any = false;
        var began = 0L;
        var length = 0L;
        _piece.SetLength(0);
        while (true)
        {
            ValueWebSocketReceiveResult received;
            using (var piece = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token))
            {
                var receiving = socket.ReceiveAsync(buffer.AsMemory(), _stop.Token).AsTask();
                while (!receiving.IsCompleted && _piece.Length > 0 && length == 0)
                {
                    if (await Task.WhenAny(receiving, Task.Delay(PieceAge, piece.Token)) != receiving)
                        await Submit();
                }

                received = await receiving;
                await piece.CancelAsync();
            }

            if (received.MessageType == WebSocketMessageType.Close)
            {
                await Submit();
                return any;
            }

            any = true;
            if (length == 0)
                began = _piece.Length;
            length += received.Count;
            if (length <= MessageBytes)
                _piece.Write(buffer, 0, received.Count);
            if (!received.EndOfMessage)
                continue;
            EndMessage(began, length);
            length = 0;
            if (_piece.Length >= PieceBytes)
                await Submit();
        }
    }

    private void EndMessage(long began, long length)
    {
        if (length > MessageBytes)
        {
            TooLong(_logger, Name, length);
            _piece.SetLength(began);
            return;
        }

        var message = _piece.GetBuffer().AsSpan((int)began, (int)(_piece.Length - began));
        if (TimeOf(message) is { } time)
            _last = Math.Max(_last, time);
        _piece.WriteByte((byte)'\n');
    }

    private async Task Submit()
    {
        if (_piece.Length == 0)
            return;
        var read = _reader.Read(_piece.GetBuffer().AsMemory(0, (int)_piece.Length), long.MaxValue, _stop.Token);
        var submission = new Submission(read.Records, _piece.Length, waits: false);
        while (!_engine.TrySubmit(submission))
            await Task.Delay(PieceAge, _stop.Token);
        await submission.Done;
        if (_last > 0)
            _engine.Store.SetCursor(Name, _last);
        _piece.SetLength(0);
    }

    private Uri At(long? cursor)
    {
        if (cursor is not { } place)
            return _url;
        var query = string.Create(CultureInfo.InvariantCulture, $"cursor={place - RewindMicros}");
        return new UriBuilder(_url) { Query = _url.Query.Length > 1 ? $"{_url.Query[1..]}&{query}" : query }.Uri;
    }

    /// <summary>The time of a message, by which the stream can be taken up; null when it has none at its top level.</summary>
    private static long? TimeOf(ReadOnlySpan<byte> message)
    {
        try
        {
            var json = new Utf8JsonReader(message);
            while (json.Read())
            {
                if (json.TokenType != JsonTokenType.PropertyName || json.CurrentDepth != 1)
                    continue;
                var found = json.ValueTextEquals("time_us"u8);
                json.Read();
                if (found)
                    return json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var time) ? time : null;
                json.Skip();
            }
        }
        catch (JsonException)
        {
            // It is kept among the rejects with the reason.
        }

        return null;
    }

    [LoggerMessage(400, LogLevel.Information, "{Source}: following from {Cursor}")]
    private static partial void Following(ILogger logger, string source, long cursor);

    [LoggerMessage(401, LogLevel.Warning, "{Source}: {Reason}; trying again in {Seconds} s")]
    private static partial void Lost(ILogger logger, string source, string reason, double seconds);

    [LoggerMessage(402, LogLevel.Warning, "{Source}: a message of {Length} bytes is left out; the longest read is 1 MiB")]
    private static partial void TooLong(ILogger logger, string source, long length);
}
