using Cordon.Server.Engine;
using Cordon.Server.Evidence;
using Cordon.Server.Identity;
using Cordon.Storage.History.Query;

namespace Cordon.Server.Console;

/// <summary>What the console's pages work on: the same parts that the endpoints use. Filled when the engine is open, before anybody is served.</summary>
internal sealed class Served
{
    /// <summary>The engine.</summary>
    public CordonEngine Engine { get; private set; } = null!;

    /// <summary>Who is who.</summary>
    public Accounts Accounts { get; private set; } = null!;

    /// <summary>Asks the history; null when none is kept.</summary>
    public HistoryQuery? Query { get; private set; }

    /// <summary>Evidence and reports.</summary>
    public EvidenceRoom Evidence { get; private set; } = null!;

    /// <summary>Gives the pages what they work on.</summary>
    public void Fill(CordonEngine engine, Accounts accounts, HistoryQuery? query, EvidenceRoom evidence) => (Engine, Accounts, Query, Evidence) = (engine, accounts, query, evidence);
}
