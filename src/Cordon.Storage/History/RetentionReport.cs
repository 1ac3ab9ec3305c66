namespace Cordon.Storage.History;

/// <summary>What a retention run let go.</summary>
/// <param name="RowsDropped">Rows that went as a whole.</param>
/// <param name="FilesDropped">Files that went with them.</param>
/// <param name="RowsThinned">Rows that lost a field.</param>
/// <param name="FilesThinned">Files that were rewritten for it.</param>
/// <param name="BytesFreed">By how much the files became smaller.</param>
public readonly record struct RetentionReport(long RowsDropped, int FilesDropped, long RowsThinned, int FilesThinned, long BytesFreed);
