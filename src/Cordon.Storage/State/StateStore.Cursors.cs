namespace Cordon.Storage.State;

/// <summary>How far each live source was read.</summary>
public sealed partial class StateStore
{
    /// <summary>How far a source was read; null when it never was.</summary>
    public long? Cursor(string source) => _db.Query(
        "SELECT value FROM cursors WHERE source = $source", row => (long?)row.GetInt64(0), ("$source", source)).FirstOrDefault();

    /// <summary>Notes how far a source was read and is durable.</summary>
    public void SetCursor(string source, long value) => _db.Run(
        "INSERT INTO cursors(source, value) VALUES ($source, $value) ON CONFLICT(source) DO UPDATE SET value = $value", ("$source", source), ("$value", value));
}
