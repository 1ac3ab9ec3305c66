using Cordon.Casework.Evidence;
using Cordon.Casework.Ledger;
using Cordon.Casework.Reporting;
using Cordon.Server.Hosting;
using Cordon.Storage;
using Cordon.Storage.Evidence;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Evidence;

/// <summary>A server's vault and its reports, with what works on them by itself: reports on their way, and the sweep where it is a setting.</summary>
internal sealed partial class EvidenceRoom : IAsyncDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private readonly TimeProvider _clock;
    private readonly bool _sweeps;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _wake = new(0, 1);

    // Touched by the running task only.
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private Task _running = Task.CompletedTask;

    private EvidenceRoom(ServerOptions options, EvidenceStore store, EvidenceVault vault, UploadSigner signer, ReportFiler filer, TimeProvider clock, ILogger logger)
    {
        (Store, Vault, Signer, Filer, _clock, _logger, _sweeps) = (store, vault, signer, filer, clock, logger, options.SweepsEvidence);
        Puller = new EvidencePuller(new PullOptions { Hosts = [.. options.EvidenceHosts.Select(h => h.ToLowerInvariant())], FromLoopback = options.PullsFromLoopback });
    }

    public EvidenceStore Store { get; }

    public EvidenceVault Vault { get; }

    public UploadSigner Signer { get; }

    public EvidencePuller Puller { get; }

    public ReportFiler Filer { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Bytes of one piece of evidence at most.</summary>
    public static long MostBytes { get; } = new VaultOptions().MostBytes;

    /// <summary>Opens the vault of a data folder that this process holds, and ends what a crash left half-done.</summary>
    /// <exception cref="StorageException">It cannot be used, or the settings do not agree with each other.</exception>
    public static EvidenceRoom Open(ServerOptions options, Action<LedgerAct> enter, TimeProvider clock, ILoggerFactory loggers)
    {
        var authority = ReportAuthorities.Of(options.Reports);
        var store = EvidenceStore.Open(EvidenceStore.In(options.DataFolder));
        try
        {
            var folder = EvidenceFolder.In(options.DataFolder);
            var isNew = !folder.Exists;
            var signer = UploadSigner.Open(folder);
            var vault = new EvidenceVault(folder, store, FileMasterKey.Open(folder.MasterKey, makes: isNew || IsEmpty(folder)), enter, clock);
            var logger = loggers.CreateLogger<EvidenceRoom>();
            foreach (var note in vault.Recover())
                Recovered(logger, note);
            var filer = new ReportFiler(store, authority, vault, enter, clock, new FilerOptions { CallEvery = options.Reports.CallEvery });
            return new EvidenceRoom(options, store, vault, signer, filer, clock, logger);
        }
        catch (Exception e)
        {
            store.Dispose();
            throw e is EvidenceException ? new StorageException(e.Message, e) : e;
        }
    }

    public void Start() => _running = Task.Run(Run);

    /// <summary>Lets reports go on at once.</summary>
    public void Wake()
    {
        if (_wake.CurrentCount == 0)
            _wake.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        Puller.Dispose();
        (Filer.Authority as IDisposable)?.Dispose();
        Store.Dispose();
        _wake.Dispose();
        _stop.Dispose();
    }

    private static bool IsEmpty(EvidenceFolder folder) => !Directory.EnumerateFiles(folder.Keys).Any();

    private async Task Run()
    {
        var swept = default(DateTimeOffset);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await Filer.Work(_stop.Token);
                TellStuck();
                if (_sweeps && _clock.GetUtcNow() - swept >= SweepEvery)
                {
                    foreach (var sha256 in Vault.Sweep(EvidenceVault.RetentionActor))
                        Swept(_logger, sha256);
                    swept = _clock.GetUtcNow();
                }

                await _wake.WaitAsync(Idle, _stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                break;
            }
            catch (IOException e)
            {
                // What was under way is stored, and is taken up from there.
                CannotGoOn(_logger, e.Message);
                await Task.Delay(AfterFailure, _clock, CancellationToken.None);
            }
        }
    }

    private void TellStuck()
    {
        foreach (var report in Store.Reports(1000))
        {
            if (!report.IsStuck)
                _told.Remove(report.Id);
            else if (_told.Add(report.Id))
                Stuck(_logger, report.Id, report.Problem ?? "");
        }
    }

    [LoggerMessage(700, LogLevel.Warning, "The vault was mended at the start: {Note}")]
    private static partial void Recovered(ILogger logger, string note);

    [LoggerMessage(701, LogLevel.Error, "Report {Id} waits for a person: {Problem}; look at GET /v1/reports/{Id}, then let it go on with POST /v1/reports/{Id}/resume")]
    private static partial void Stuck(ILogger logger, string id, string problem);

    [LoggerMessage(702, LogLevel.Error, "Reports and evidence cannot go on: {Reason}")]
    private static partial void CannotGoOn(ILogger logger, string reason);

    [LoggerMessage(703, LogLevel.Information, "Evidence {Sha256} was destroyed because its preservation is over")]
    private static partial void Swept(ILogger logger, string sha256);
}
