using System.Globalization;

namespace Cordon.Storage.History.Query;

/// <summary>What of a request can be judged without the files.</summary>
internal static class RequestCheck
{
    public static void Throw(HistoryRequest request, HistoryQueryLimits limits)
    {
        if (request.From >= request.To)
            throw new HistoryQueryException("to", $"to ({request.To:O}) is not after from ({request.From:O}); the range begins at from and ends before to");
        if (request.Limit is { } limit && (limit < 1 || limit > limits.Rows))
            throw new HistoryQueryException("limit", string.Create(CultureInfo.InvariantCulture, $"limit is {limit}; it is 1 to {limits.Rows}"));
        if (request.Cursor is { } cursor && HistoryCursor.TryParse(cursor) is null)
            throw new HistoryQueryException("cursor", "cursor is not one that an answer gave; take 'next' of the answer before as it is");

        var (isRows, isCounted) = (request.Select is HistorySelect.Rows or HistorySelect.History, request.Select is HistorySelect.Top or HistorySelect.Distinct);
        if (request.Select == HistorySelect.History && request.Entity.IsNone)
            throw new HistoryQueryException("entity", "a history is of an entity; give one, such as account:a1");
        if (isCounted && request.Field is null)
            throw new HistoryQueryException("field", $"a list of values needs a field; it is one of {Names(HistoryDimension.All.Select(d => d.Name))}");
        if (request.Field is { } field && HistoryDimension.Find(field) is null)
            throw new HistoryQueryException("field", $"there is no field '{Events.Shown.Brief(field)}'; it is one of {Names(HistoryDimension.All.Select(d => d.Name))}");
        if (request.Select == HistorySelect.Series && request.Bucket is null)
            throw new HistoryQueryException("bucket", "a series needs the length of a bucket, such as 1h");
        if (request.Bucket is { } bucket && (bucket < TimeSpan.FromMinutes(1) || bucket > TimeSpan.FromDays(31) || bucket.Ticks % TimeSpan.TicksPerMinute != 0))
            throw new HistoryQueryException("bucket", "a bucket is whole minutes, from 1m to 31d");
        if (request.By is { } by && !HistoryDimension.Few.Contains(by))
            throw new HistoryQueryException("by", $"a series cannot be split by '{Events.Shown.Brief(by)}'; it is one of {Names(HistoryDimension.Few)}");

        Only("field", request.Field is not null, isCounted, "top and distinct");
        Only("bucket", request.Bucket is not null, request.Select == HistorySelect.Series, "series");
        Only("by", request.By is not null, request.Select == HistorySelect.Series, "series");
        Only("cursor", request.Cursor is not null, isRows, "rows and history");
        Only("order", request.NewestFirst, isRows, "rows and history");
        Only("limit", request.Limit is not null, isRows || request.Select == HistorySelect.Top, "rows, history and top");
    }

    private static void Only(string field, bool given, bool allowed, string where)
    {
        if (given && !allowed)
            throw new HistoryQueryException(field, $"{field} is for {where} only; leave it out");
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
