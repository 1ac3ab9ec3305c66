using DuckDB.NET.Data;

namespace Cordon.Storage.History.Query;

/// <summary>One query under way: its files, its connection, its condition and its time.</summary>
internal sealed class QueryRun : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly string _root;
    private readonly IReadOnlyList<HistoryFile> _files;
    private readonly HistoryCondition? _residual;
    private readonly RowView _view = new();

    public QueryRun(DuckDBConnection connection, string root, IReadOnlyList<HistoryFile> files, HistoryRequest request, HistoryCondition? condition, CancellationToken cancellation)
    {
        (_connection, _root, _files, Request, Cancellation) = (connection, root, Choose(files, request), request, cancellation);
        (Filter, var decides) = SqlFilter.Of(request, condition);
        _residual = decides ? null : condition;
    }

    public HistoryRequest Request { get; }

    public SqlFilter Filter { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Whether rows must be looked at one by one.</summary>
    public bool HasResidual => _residual is not null;

    /// <summary>The columns that the looking needs.</summary>
    public IReadOnlySet<string> ResidualColumns => _residual?.Columns() ?? new HashSet<string>();

    /// <summary>True when no file can hold a row that is asked for.</summary>
    public bool IsEmpty => _files.Count == 0;

    public long Failed { get; private set; }

    public string? Failure { get; private set; }

    /// <summary>The fields that are missing in some of the files.</summary>
    public IReadOnlyList<string> Dropped
    {
        get
        {
            var dropped = _files.Aggregate(HistoryField.None, (all, f) => all | f.Dropped);
            return [.. Enum.GetValues<HistoryField>().Where(f => f != HistoryField.None && dropped.HasFlag(f)).Select(f => f.ToString().ToLowerInvariant())];
        }
    }

    /// <summary>The files as a table.</summary>
    public string Source => $"read_parquet([{string.Join(", ", _files.Select(f => HistoryDatabase.Quoted(Path.Combine(_root, f.Name))))}], hive_partitioning = false)";

    /// <summary>True when a file is gone: another process has merged it.</summary>
    public bool FilesAreGone => _files.Any(f => !File.Exists(Path.Combine(_root, f.Name)));

    /// <summary>Whether the row that the database stands at satisfies what the database could not decide.</summary>
    public bool Holds(DuckDBDataReader reader, RowReader columns)
    {
        if (_residual is null)
            return true;
        columns.Show(reader, _view);
        if (_residual.Holds(_view, out var failure))
            return true;
        if (failure is not null)
        {
            Failed++;
            Failure ??= failure;
        }

        return false;
    }

    /// <summary>Runs a statement and gives its rows one by one.</summary>
    public void Read(string sql, SqlFilter? filter, Func<DuckDBDataReader, bool> eachUntilFalse)
    {
        Cancellation.ThrowIfCancellationRequested();
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        filter?.Bind(command);
        using var stop = Cancellation.Register(static c => ((DuckDBCommand)c!).Cancel(), command);
        using var reader = (DuckDBDataReader)command.ExecuteReader();
        var rows = 0L;
        while (reader.Read() && eachUntilFalse(reader))
        {
            if ((++rows & 0xFF) == 0)
                Cancellation.ThrowIfCancellationRequested();
        }

        Cancellation.ThrowIfCancellationRequested();
    }

    public void Execute(string sql) => Read(sql, null, _ => true);

    public DuckDBAppender Appender(string table) => _connection.CreateAppender(table);

    public void Dispose() => _connection.Dispose();

    private static List<HistoryFile> Choose(IReadOnlyList<HistoryFile> files, HistoryRequest request)
    {
        var from = request.From is { } f ? Micros.Of(f) : long.MinValue;
        var to = request.To is { } t ? Micros.Of(t) : long.MaxValue;
        return [.. files.Where(file => file.To >= from && file.From <= to)];
    }
}
