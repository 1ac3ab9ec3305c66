using Cordon.Casework;
using Cordon.Casework.Cases;
using Cordon.Casework.Wellness;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Cordon.Storage;
using Cordon.Storage.Casework;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Casework;

/// <summary>
/// The way to casework for everything in the server: endpoints and console alike. What changes something goes through <see cref="Do"/>, so that its acts stand in the ledger before anybody is
/// told that it is done; what only reads asks <see cref="Book"/>.
/// </summary>
internal sealed partial class CaseworkDesk : IAsyncDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly CordonEngine _engine;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ActEntry _acts;
    private readonly JobFeeder _feeder;
    private readonly MeasureRunner _runner;
    private readonly CancellationTokenSource _stop = new();

    // Held while measures are carried out: what takes them back waits, so that nothing is done after it was given up.
    private readonly SemaphoreSlim _outward = new(1);
    private Task _running = Task.CompletedTask;

    public CaseworkDesk(CordonEngine engine, CaseworkStore book, Action<string>? faults, TimeProvider clock, ILogger logger)
    {
        (_engine, Book, _clock, _logger) = (engine, book, clock, logger);
        var at = faults ?? (_ => { });
        _acts = new ActEntry(book, engine.Acts, at);
        _feeder = new JobFeeder(engine, book);
        _runner = new MeasureRunner(engine, book, at);
    }

    /// <summary>What is kept: queues, cases, decisions, wellness. To be read; what changes something goes through <see cref="Do"/>.</summary>
    public CaseworkStore Book { get; }

    /// <summary>Why the last round failed; null when it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>The time.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Brings jobs and the ledger up to date, and goes on with what was left.</summary>
    /// <exception cref="StorageException">The files cannot be used.</exception>
    public void Start()
    {
        _acts.Recover();
        _feeder.Run();
        _running = Task.Run(Run);
    }

    /// <summary>Who calls, as casework knows them.</summary>
    public static Acting ActingOf(Caller caller)
    {
        var leads = caller.Scopes.Contains(Scopes.Approve) || caller.Scopes.Contains(Scopes.Admin);
        return new Acting(caller.Name, leads, leads);
    }

    /// <summary>Does something; it is kept, and its acts stand in the ledger, when this returns.</summary>
    /// <exception cref="StorageException">It was not kept; or it was, and the ledger cannot be written, which then has it later.</exception>
    public T Do<T>(Func<CaseworkStore, DateTimeOffset, T> work)
    {
        var result = work(Book, Now);
        _acts.Enter();
        return result;
    }

    /// <summary>As <see cref="Do"/>, for what takes measures back: while none is being carried out.</summary>
    public async Task<T> DoAlone<T>(Func<CaseworkStore, DateTimeOffset, T> work, CancellationToken cancellation)
    {
        await _outward.WaitAsync(cancellation);
        try
        {
            return Do(work);
        }
        finally
        {
            _outward.Release();
        }
    }

    /// <summary>Lets a person see something: refused, or entered into the ledger and then counted.</summary>
    public Outcome<Reveal> Reveal(RevealRequest request, Acting who)
    {
        if (Book.Hinders(request, who, Now) is { } refusal)
            return refusal;
        // The ledger has it before it is given, whatever happens then.
        _engine.Acts.Enter(who.Name, "media.reveal", request.Job is { } job ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"job:{job}") : "media",
            new Cordon.Casework.Ledger.LedgerDetail("entity", request.Entity), new Cordon.Casework.Ledger.LedgerDetail("reason", request.Reason));
        return Book.Count(request, who, Now);
    }

    /// <summary>A case with all that belongs to it; null when there is none.</summary>
    public CaseView? ViewOf(long id) => Book.View(id, PlatformOf(id));

    /// <summary>The labels that stand on an entity now.</summary>
    public IReadOnlyList<string> LabelsOf(string entity) => _feeder.LabelsOf(entity, Now);

    /// <summary>Longest body with networks, in bytes.</summary>
    public int MostNetworkBytes { get; init; } = 16 << 20;

    /// <summary>What a dry run of a case must know of the rest of Cordon now.</summary>
    public PlatformView PlatformOf(long id) => _runner.PlatformOf(Book.Members(id), Now);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        _outward.Dispose();
        Book.Dispose();
    }

    private async Task Run()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var did = _feeder.Run();
                await _outward.WaitAsync(_stop.Token);
                try
                {
                    did |= await _runner.Run(Now, _stop.Token);
                }
                finally
                {
                    _outward.Release();
                }

                _acts.Enter();
                Problem = null;
                if (!did)
                    await Task.Delay(Idle, _stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                break;
            }
            catch (StorageException e)
            {
                Problem = e.Message;
                CannotGoOn(_logger, e.Message);
                await Wait();
            }
            catch (Exception e)
            {
                // One measure that meets a bug must not end all others for ever, unsaid.
                Problem = "casework met a bug; the log says more";
                Broken(_logger, e);
                await Wait();
            }
        }
    }

    private async Task Wait()
    {
        try
        {
            await Task.Delay(AfterFailure, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    [LoggerMessage(700, LogLevel.Error, "Casework cannot go on, and waits: {Reason}")]
    private static partial void CannotGoOn(ILogger logger, string reason);

    [LoggerMessage(701, LogLevel.Critical, "Casework met a bug; it tries again")]
    private static partial void Broken(ILogger logger, Exception failure);
}
