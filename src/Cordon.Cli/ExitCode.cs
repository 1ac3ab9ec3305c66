namespace Cordon.Cli;

/// <summary>What the command's exit code says; documented in <c>docs/commands.md</c>.</summary>
public static class ExitCode
{
    /// <summary>Done; all input was read. Rejected lines are counted and do not change this.</summary>
    public const int Success = 0;

    /// <summary>Cordon failed: a bug, or the disk.</summary>
    public const int Failure = 1;

    /// <summary>The command line, an option, a seeds file or an earlier result is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Results were written, but some input could not be read, or not to its end.</summary>
    public const int PartialInput = 3;

    /// <summary>No event could be read; no result was written, only the rejects where there were any.</summary>
    public const int NoInput = 4;

    /// <summary><c>--strict</c> stopped at the first line or file that could not be read; nothing was written.</summary>
    public const int Strict = 5;

    /// <summary>A policy has errors, or one of its tests failed; or a ledger is not whole.</summary>
    public const int NotPassed = 6;

    /// <summary>Stopped by the user.</summary>
    public const int Interrupted = 130;
}
