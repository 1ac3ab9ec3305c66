using System.Globalization;
using Cordon.Casework.Ledger;
using Cordon.Storage.History.Query;

namespace Cordon.Server.Engine;

/// <summary>What the ledger says of a question to the history; what is asked for may name people, so that it goes into the details.</summary>
public static class QueryActs
{
    /// <summary>What was asked for, without whom it concerns.</summary>
    public static string SubjectOf(HistoryRequest request) => $"history:{request.Select.ToString().ToLowerInvariant()}";

    /// <summary>The question, field by field, without those that were not given.</summary>
    public static LedgerDetail[] Details(HistoryRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        (string Name, string? Value)[] fields =
        [
            ("bucket", request.Bucket?.ToString("c", CultureInfo.InvariantCulture)),
            ("by", request.By),
            ("cursor", request.Cursor),
            ("entity", request.Entity.IsNone ? null : request.Entity.Text),
            ("field", request.Field),
            ("filter", request.Filter),
            ("from", request.From?.ToString("O", CultureInfo.InvariantCulture)),
            ("kind", request.Kind),
            ("limit", request.Limit?.ToString(CultureInfo.InvariantCulture)),
            ("to", request.To?.ToString("O", CultureInfo.InvariantCulture)),
        ];
        return [.. fields.Where(f => f.Value is not null).Select(f => new LedgerDetail(f.Name, f.Value!))];
    }
}
