using Cordon.Proving.Probes;

namespace Cordon.Proving.Living.Measuring;

/// <summary>What the platform showed in a span of time, by the truth about it: counted of everybody who looked, viewer by viewer.</summary>
public sealed class Exposure
{
    private readonly int[] _seen;
    private readonly int[] _seenFlagged;
    private readonly int[] _suggested;
    private readonly int[] _suggestedFlagged;
    private readonly int[] _suggestedChildren;
    private readonly int[] _due;
    private readonly int[] _lost;
    private readonly ViewerClass[] _classes;
    private readonly long[] _byNetwork;
    private readonly long[,] _bySurface = new long[8, 2];

    internal Exposure(int accounts, int networks)
    {
        _byNetwork = new long[networks];
        (_seen, _seenFlagged) = (new int[accounts], new int[accounts]);
        (_suggested, _suggestedFlagged, _suggestedChildren) = (new int[accounts], new int[accounts], new int[accounts]);
        (_due, _lost) = (new int[accounts], new int[accounts]);
        _classes = new ViewerClass[accounts];
    }

    /// <summary>Things shown.</summary>
    public long Impressions => _seen.Sum(s => (long)s);

    /// <summary>The share of things shown to ordinary people that are a planted network's: its accounts, what its accounts wrote, its tags and its words.</summary>
    public Share Flagged => Share.Clustered(Viewers(v => _classes[v] is ViewerClass.Child or ViewerClass.Adult, _seenFlagged, _seen));

    /// <summary>The same of what is shown to everybody, planted accounts too.</summary>
    public Share FlaggedOfAll => Share.Clustered(Viewers(_ => true, _seenFlagged, _seen));

    /// <summary>The same of what is shown to children.</summary>
    public Share FlaggedOfChildren => Share.Clustered(Viewers(v => _classes[v] == ViewerClass.Child, _seenFlagged, _seen));

    /// <summary>The share of planted accounts among those that are suggested to planted accounts.</summary>
    public Share FlaggedPairs => Share.Clustered(Viewers(v => _classes[v] == ViewerClass.Flagged, _suggestedFlagged, _suggested));

    /// <summary>The share of children's accounts among those that are suggested to planted accounts.</summary>
    public Share Children => Share.Clustered(Viewers(v => _classes[v] == ViewerClass.Flagged, _suggestedChildren, _suggested));

    /// <summary>The share of children's accounts among those that are suggested to ordinary adults.</summary>
    public Share ChildrenToAdults => Share.Clustered(Viewers(v => _classes[v] == ViewerClass.Adult, _suggestedChildren, _suggested));

    /// <summary>Of the innocent things that ordinary people would have been shown, the share that the guard kept from them.</summary>
    public Share InnocentLost => Share.Clustered(Viewers(v => _classes[v] is ViewerClass.Child or ViewerClass.Adult, _lost, _due));

    /// <summary>Things shown on a surface, and how many of them were a planted network's.</summary>
    public (long Shown, long Flagged) On(Surfaces.Surface surface) => (_bySurface[(int)surface, 0], _bySurface[(int)surface, 1]);

    /// <summary>Things shown of each planted network, in the order of the truth.</summary>
    public IReadOnlyList<long> ByNetwork => _byNetwork;

    internal void Saw(int viewer, ViewerClass kind, Surfaces.Surface surface, int network)
    {
        _classes[viewer] = kind;
        _seen[viewer]++;
        _bySurface[(int)surface, 0]++;
        if (network < 0)
            return;
        _seenFlagged[viewer]++;
        _bySurface[(int)surface, 1]++;
        _byNetwork[network]++;
    }

    internal void WasSuggested(int viewer, bool isFlagged, bool isChild)
    {
        _suggested[viewer]++;
        if (isFlagged)
            _suggestedFlagged[viewer]++;
        if (isChild)
            _suggestedChildren[viewer]++;
    }

    internal void Due(int viewer, ViewerClass kind, bool isLost)
    {
        _classes[viewer] = kind;
        _due[viewer]++;
        if (isLost)
            _lost[viewer]++;
    }

    private static IEnumerable<(int Count, int Of)> Viewers(Func<int, bool> isOne, int[] counts, int[] of)
    {
        for (var viewer = 0; viewer < of.Length; viewer++)
        {
            if (of[viewer] > 0 && isOne(viewer))
                yield return (counts[viewer], of[viewer]);
        }
    }
}
