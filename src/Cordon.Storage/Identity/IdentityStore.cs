using System.Security.Cryptography;
using Cordon.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Cordon.Storage.Identity;

/// <summary>
/// People, their sessions and links, in a SQLite file of their own: what opens doors is not in the file that is copied to look at the state. A server
/// and the command line may have it open at once.
/// </summary>
public sealed partial class IdentityStore : IDisposable
{
    private static readonly string[] Schema =
    [
        """
        CREATE TABLE people(name TEXT PRIMARY KEY COLLATE NOCASE, roles TEXT NOT NULL, created INTEGER NOT NULL, password TEXT, code_secret BLOB,
            code_step INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0, locked_until INTEGER, disabled INTEGER, signed_in INTEGER);
        CREATE TABLE links(hash BLOB PRIMARY KEY, person TEXT NOT NULL COLLATE NOCASE, ends INTEGER NOT NULL, used INTEGER);
        CREATE TABLE sessions(id INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL UNIQUE, person TEXT NOT NULL COLLATE NOCASE, made INTEGER NOT NULL, seen INTEGER NOT NULL,
            ends INTEGER NOT NULL, stepped_up INTEGER, glass INTEGER, ended INTEGER);
        CREATE INDEX sessions_of ON sessions(person);
        CREATE TABLE emergencies(id INTEGER PRIMARY KEY, person TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL);
        CREATE TABLE need_to_know(subject TEXT NOT NULL, person TEXT NOT NULL COLLATE NOCASE, by_whom TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (subject, person)) WITHOUT ROWID;
        """,
    ];

    private readonly SqliteSession _db;

    private IdentityStore(SqliteSession db) => _db = db;

    /// <summary>Where the file is in a data folder.</summary>
    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "identity.db");

    /// <summary>Opens the file; makes it, readable by its owner only, where there is none.</summary>
    /// <exception cref="StorageException">The file cannot be opened, is damaged, or is of a newer version.</exception>
    public static IdentityStore Open(string path)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            try
            {
                new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StorageException($"{path} cannot be made ({e.Message}); check that you may write there and that the disk has room", e);
            }
        }

        return new IdentityStore(new SqliteSession(path, SqliteFile.Open(path, Schema)));
    }

    /// <inheritdoc/>
    public void Dispose() => _db.Dispose();

    private static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));

    private static DateTimeOffset? Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : Micros.ToTime(row.GetInt64(column));

    private static long? Number(DateTimeOffset? time) => time is { } at ? Micros.Of(at) : null;
}
