using Microsoft.Data.Sqlite;

namespace Cordon.Storage;

/// <summary>Stored data cannot be read or written; the message names the file and the remedy.</summary>
public sealed class StorageException : IOException
{
    /// <summary>Makes one with a message that names the place and the remedy.</summary>
    public StorageException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with the failure behind it.</summary>
    public StorageException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>True when the disk is full: the same can succeed once there is room.</summary>
    public bool IsDiskFull { get; private init; }

    // The result codes of sqlite3.h.
    private const int Busy = 5;
    private const int Locked = 6;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    internal static StorageException Of(string path, SqliteException failure) => failure.SqliteErrorCode switch
    {
        Full => new StorageException($"the disk is full: {path} cannot grow; make room, and Cordon goes on by itself", failure) { IsDiskFull = true },
        IoError => new StorageException($"{path} cannot be written ({failure.Message}); check that the disk has room and works", failure) { IsDiskFull = true },
        Busy or Locked => new StorageException($"{path} is held by another process; stop it, or give another data folder", failure),
        Corrupt or NotADatabase => new StorageException($"{path} is damaged or no database; restore it from a copy, or move it away", failure),
        CannotOpen => new StorageException($"{path} cannot be opened; check that the folder exists and may be written", failure),
        _ => new StorageException($"{path}: {failure.Message}", failure),
    };

    internal static StorageException OfHistory(string root, Exception failure)
    {
        var full = failure.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase) || failure.Message.Contains("disk full", StringComparison.OrdinalIgnoreCase);
        return full
            ? new StorageException($"the disk is full: the history in {root} cannot grow; make room, and Cordon goes on by itself", failure) { IsDiskFull = true }
            : new StorageException($"the history in {root} cannot be read or written ({failure.Message}); check that the disk works and that no other program writes there", failure);
    }
}
