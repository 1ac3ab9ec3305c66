using System.Diagnostics;
using System.Globalization;
using Cordon.Casework.Ledger;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Engine;

/// <summary>
/// Shows the ledger's checkpoints to somebody outside, who then can tell when the ledger is set back or signed anew. A target that is a folder gets
/// each as a file named by its size; any other is a program that gets each on its standard input. While one is shown, later ones wait, and of
/// these only the latest is shown: it covers those before it.
/// </summary>
internal sealed partial class Witness : IDisposable
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(30);

    private readonly string _target;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _told = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;
    private Checkpoint? _latest;

    public Witness(string target, ILogger logger)
    {
        (_target, _logger) = (target, logger);
        _work = Task.Run(Run);
    }

    /// <summary>Takes note of a checkpoint; returns at once.</summary>
    public void Tell(Checkpoint checkpoint)
    {
        Interlocked.Exchange(ref _latest, checkpoint);
        _told.Release();
    }

    /// <summary>Shows the latest checkpoint, and ends.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _told.Release();
        _work.Wait(MostTime);
        _stop.Dispose();
        _told.Dispose();
    }

    private async Task Run()
    {
        while (true)
        {
            await _told.WaitAsync();
            if (Interlocked.Exchange(ref _latest, null) is { } checkpoint)
            {
                try
                {
                    await Show(checkpoint);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception or TimeoutException or InvalidOperationException)
                {
                    NotShown(_logger, checkpoint.Size, _target, e.Message);
                }
            }
            else if (_stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task Show(Checkpoint checkpoint)
    {
        if (Directory.Exists(_target))
        {
            var path = Path.Combine(_target, string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Size:D19}.checkpoint"));
            await File.WriteAllTextAsync(path + ".part", checkpoint.Note);
            File.Move(path + ".part", path, overwrite: true);
            return;
        }

        using var program = Process.Start(new ProcessStartInfo(_target) { RedirectStandardInput = true, UseShellExecute = false })!;
        await program.StandardInput.WriteAsync(checkpoint.Note);
        program.StandardInput.Close();
        try
        {
            await program.WaitForExitAsync().WaitAsync(MostTime);
        }
        catch (TimeoutException)
        {
            program.Kill(entireProcessTree: true);
            throw new TimeoutException($"it did not end within {MostTime.TotalSeconds} s");
        }

        if (program.ExitCode != 0)
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"it ended with {program.ExitCode}"));
    }

    [LoggerMessage(651, LogLevel.Error, "The checkpoint of {Size} entries could not be shown to the witness {Target}: {Reason}; the next one will cover it")]
    private static partial void NotShown(ILogger logger, long size, string target, string reason);
}
