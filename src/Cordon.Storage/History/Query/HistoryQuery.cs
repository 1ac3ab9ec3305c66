using System.Globalization;
using DuckDB.NET.Data;

namespace Cordon.Storage.History.Query;

/// <summary>Answers questions to a history, each within bounds of time, memory and size.</summary>
public sealed partial class HistoryQuery : IDisposable
{
    private const int TriesWhenFilesGo = 5;

    private readonly IHistoryFiles _files;
    private readonly HistoryQueryLimits _limits;
    private readonly HistoryDatabase _database;
    private readonly SemaphoreSlim _atOnce;
    private readonly string _spill;

    /// <param name="files">The history.</param>
    /// <param name="limits">The bounds; null for the defaults.</param>
    public HistoryQuery(IHistoryFiles files, HistoryQueryLimits? limits = null)
    {
        (_files, _limits) = (files, limits ?? new HistoryQueryLimits());
        _atOnce = new SemaphoreSlim(_limits.AtOnce);
        _spill = Directory.CreateTempSubdirectory("cordon-query-").FullName;
        _database = HistoryDatabase.Open(new HistoryFolder(files.Root), _spill, _limits.MemoryMiB, _limits.Threads);
    }

    /// <summary>Answers a question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="HistoryQueryException">The question is wrong, or asks for more than the limits allow.</exception>
    /// <exception cref="StorageException">The files cannot be read.</exception>
    public HistoryAnswer Ask(HistoryRequest request, CancellationToken cancellation = default)
    {
        RequestCheck.Throw(request, _limits);
        var condition = request.Filter is null ? null : HistoryCondition.Compile(request.Filter);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(_limits.Time);
        try
        {
            _atOnce.Wait(time.Token);
            try
            {
                return Ask(request, condition, time.Token);
            }
            finally
            {
                _atOnce.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new HistoryQueryException(null, string.Create(CultureInfo.InvariantCulture,
                $"the query took longer than {_limits.Time.TotalSeconds:0.#} s; ask for a shorter time with from and to, or for one kind or entity"), isTooMuch: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _atOnce.Dispose();
        Directory.Delete(_spill, recursive: true);
    }

    private HistoryAnswer Ask(HistoryRequest request, HistoryCondition? condition, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            using var lease = _files.Take();
            using var run = new QueryRun(_database.Connect(), _files.Root, lease.Files, request, condition, cancellation);
            try
            {
                var answer = request.Select switch
                {
                    HistorySelect.Series => Series(run),
                    HistorySelect.Top => Top(run),
                    HistorySelect.Distinct => Distinct(run),
                    _ => Rows(run),
                };
                return answer with { Failed = run.Failed, Failure = run.Failure, Dropped = run.Dropped };
            }
            catch (DuckDBException) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
            catch (DuckDBException) when (tries < TriesWhenFilesGo && run.FilesAreGone)
            {
                // Another process has merged files since its manifest was read.
            }
            catch (DuckDBException e) when (e.Message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase))
            {
                throw new HistoryQueryException(null, $"the query needs more than its {_limits.MemoryMiB} MiB of memory; ask for a shorter time with from and to, or for one kind or entity", isTooMuch: true);
            }
            catch (DuckDBException e)
            {
                throw StorageException.OfHistory(_files.Root, e);
            }
        }
    }
}
