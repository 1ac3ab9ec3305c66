using Cordon.Networks.History;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>Counts, in one reading of the history, what the members of each network did and when.</summary>
internal sealed class MemberActivity
{
    private const int MostBins = 120;
    private readonly int[] _eventsByNode;
    private readonly Timeline[] _timelines;

    public MemberActivity(EventTable table, TieGraph graph, IReadOnlyList<NetworkDraft> networks)
    {
        _eventsByNode = new int[graph.Accounts.Count];
        var networksOf = new List<int>?[graph.Accounts.Count];
        for (var network = 0; network < networks.Count; network++)
        {
            foreach (var node in networks[network].Nodes)
                (networksOf[node] ??= []).Add(network);
        }

        var (from, to) = table.Period();
        var (start, width) = Bins(from ?? default, to ?? default, out var bins);
        var events = NewBins(networks.Count, bins);
        var together = NewBins(networks.Count, bins);
        for (var e = 0; e < table.Count; e++)
        {
            var node = graph.NodeOf(table.ActorOf(e));
            if (node < 0)
                continue;
            _eventsByNode[node]++;
            foreach (var network in networksOf[node] ?? [])
                events[network][BinOf(e)]++;
        }

        for (var network = 0; network < networks.Count; network++)
        {
            foreach (var e in networks[network].CoActionEvents())
                together[network][BinOf(e)]++;
        }

        _timelines = new Timeline[networks.Count];
        for (var network = 0; network < networks.Count; network++)
            _timelines[network] = new Timeline(start, width, events[network], together[network]);

        int BinOf(int e) => (int)((EventTable.TimeAt(table.TimeOf(e)) - start).Ticks / width.Ticks);
    }

    /// <summary>The activity of one network.</summary>
    public NetworkActivity Of(int network) => new(_eventsByNode, _timelines[network]);

    // Whole hours, or whole days where hours would be too many bins to see.
    private static (DateTimeOffset Start, TimeSpan Width) Bins(DateTimeOffset from, DateTimeOffset to, out int bins)
    {
        var span = to - from;
        var width = span <= TimeSpan.FromHours(MostBins - 1)
            ? TimeSpan.FromHours(1)
            : TimeSpan.FromDays(Math.Ceiling((span.TotalDays + 1) / MostBins));
        var start = from.AddTicks(-(from.UtcTicks % (width < TimeSpan.FromDays(1) ? TimeSpan.TicksPerHour : TimeSpan.TicksPerDay)));
        bins = (int)((to - start).Ticks / width.Ticks) + 1;
        return (start, width);
    }

    private static int[][] NewBins(int networks, int bins)
    {
        var all = new int[networks][];
        for (var network = 0; network < networks; network++)
            all[network] = new int[bins];
        return all;
    }
}

/// <summary>What the members of one network did.</summary>
/// <param name="EventsByNode">Events of each account.</param>
/// <param name="Timeline">When.</param>
internal sealed record NetworkActivity(int[] EventsByNode, Timeline Timeline);
