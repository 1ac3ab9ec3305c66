using Cordon.Networks.Results;

namespace Cordon.Cli.Grounds;

/// <summary>The figures of a proving ground, in the order in which they are told.</summary>
internal sealed class GroundFigures
{
    private readonly List<(string Name, GroundFigure Figure)> _all = [];
    private readonly List<EffectRow> _rows = [];

    public GroundFigures(GroundResult result)
    {
        var (before, after) = (result.Before, result.After);
        Pair("flagged_exposure", "of networks, per 1,000 things shown to ordinary people", GroundFigure.Of(before.Flagged, 1000), GroundFigure.Of(after.Flagged, 1000));
        Pair("flagged_pair_rate", "members among the accounts suggested to members, share", GroundFigure.Of(before.FlaggedPairs), GroundFigure.Of(after.FlaggedPairs));
        Pair("child_share", "children among the accounts suggested to members, share", GroundFigure.Of(before.Children), GroundFigure.Of(after.Children));
        One("innocent_reach_lost", "innocent things kept from ordinary people, share", GroundFigure.Of(after.InnocentLost));
        One("lookalikes_acted_on", $"innocent groups acted on, of {result.Truth.LookAlikes.Count}", GroundFigure.Count(result.LookAlikesActedOn().Count, result.Truth.LookAlikes.Count));
        One("returned_accounts", "removed members who came back under a new account", new GroundFigure(result.Returned, result.Returned, result.Returned));
        One("returned_caught", "of these, proposed by the return watch", GroundFigure.Count(result.ReturnedCaught, result.Returned));
        One("returns_wrongly_proposed", "others proposed by the return watch", new GroundFigure(result.ProposedWrongly, result.ProposedWrongly, result.ProposedWrongly));
    }

    /// <summary>Names and figures.</summary>
    public IReadOnlyList<(string Name, GroundFigure Figure)> All => _all;

    /// <summary>The same as a table for people.</summary>
    public IReadOnlyList<EffectRow> Rows => _rows;

    /// <summary>For JSON: each value under its name, and its interval under the name with <c>_interval</c>.</summary>
    public IEnumerable<(string Name, object? Value)> Fields() =>
        _all.SelectMany(f => new (string, object?)[] { (f.Name, f.Figure.Value), (f.Name + "_interval", new[] { f.Figure.Low, f.Figure.High }) });

    private void Pair(string name, string words, GroundFigure before, GroundFigure after)
    {
        _all.Add((name + "_before", before));
        _all.Add((name + "_after", after));
        _rows.Add(new EffectRow(words, before.ToString(), after.ToString()));
    }

    private void One(string name, string words, GroundFigure figure)
    {
        _all.Add((name, figure));
        _rows.Add(new EffectRow(words, "", figure.Low == figure.High ? $"{figure.Value}" : figure.ToString()));
    }
}
