using Cordon.Networks.Results;

namespace Cordon.Networks.Detecting;

/// <summary>What a network stands on: how its members would score if one kind of tie did not exist.</summary>
internal static class ScoresWithout
{
    /// <summary>One score for each kind that ties members, in the order of kinds. The members stay; their ties, inside and out, are those of the other kinds.</summary>
    /// <param name="index">The graph.</param>
    /// <param name="draft">The network.</param>
    /// <param name="repeat">How many units two accounts must co-act on.</param>
    public static IReadOnlyList<ScoreWithout> Of(TieIndex index, NetworkDraft draft, int repeat)
    {
        var kinds = draft.Ties.SelectMany(t => t.Parts).Select(p => p.Kind).Distinct().Order();
        var members = Enumerable.Range(0, draft.Nodes.Count).ToArray();
        return [.. kinds.Select(kind =>
        {
            var place = Neighbourhood.Without(index, draft.Nodes, kind, repeat);
            return new ScoreWithout(kind, place.Ties.Length == 0 ? 0 : NetworkScore.Of(ScoreFigures.Of(place, EvidenceSample.Whole(place), members)));
        })];
    }
}
