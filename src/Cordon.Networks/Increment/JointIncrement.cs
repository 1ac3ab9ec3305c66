using Cordon.Networks.History;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Increment;

/// <summary>
/// The pairs that meet often enough over several kinds to be tested together, kept as events arrive. Their evidence is gathered anew at each
/// update: there are few of them.
/// </summary>
/// <param name="kinds">The co-action kinds, in order.</param>
/// <param name="options">How ties are made.</param>
internal sealed class JointIncrement(IReadOnlyList<CoActionIncrement> kinds, TieOptions options)
{
    private readonly HashSet<ulong> _candidates = [];
    private readonly int _least = JointTest.Least(options.Repeat);

    /// <summary>Adds the parts of joint ties to the layers of their kinds, after the kinds were updated.</summary>
    public JointSummary AddTo(TieLayer[] layers, EventTable table, CancellationToken cancellation)
    {
        foreach (var kind in kinds)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var pair in kind.Recounted)
            {
                if (IsCandidate(pair))
                    _candidates.Add(pair);
                else
                    _candidates.Remove(pair);
            }
        }

        return JointTies.AddTo(layers, table, kinds, _candidates, options, cancellation);
    }

    private bool IsCandidate(ulong pair)
    {
        int met = 0, ways = 0;
        foreach (var kind in kinds)
        {
            var times = kind.MetBy(pair);
            met += times;
            ways += times > 0 ? 1 : 0;
        }

        return met >= _least && ways >= 2;
    }
}
