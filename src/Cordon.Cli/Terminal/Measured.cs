using System.Diagnostics;

namespace Cordon.Cli.Terminal;

/// <summary>Time and memory of the running command.</summary>
public sealed class Measured
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Seconds since this was made, to the millisecond.</summary>
    public double Seconds => Math.Round(_watch.Elapsed.TotalSeconds, 3);

    /// <summary>The most memory the process has held, in bytes.</summary>
    public static long PeakBytes
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.PeakWorkingSet64;
        }
    }

    /// <summary>Bytes in words: 1.2 GiB.</summary>
    public static string InWords(long bytes) => bytes switch
    {
        >= 1L << 30 => $"{bytes / (double)(1L << 30):0.0} GiB",
        >= 1L << 20 => $"{bytes / (double)(1L << 20):0} MiB",
        _ => $"{bytes / 1024.0:0} KiB",
    };
}
