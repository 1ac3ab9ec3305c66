using Cordon.Storage.History.Query;

namespace Cordon.Storage.Tests.History;

/// <summary>Queries that end with their test.</summary>
internal static class Asking
{
    public static HistoryAnswer Answer(this HistoryQuery query, HistoryRequest request) => query.Ask(request, TestContext.Current.CancellationToken);
}
