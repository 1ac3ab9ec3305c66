using Cordon.Networks.Detecting;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Roles;

/// <summary>
/// In how many of the things that a member did together with others it acted before all of them. Counted by object, not by pair: who is first
/// once among twenty was lucky once, not nineteen times.
/// </summary>
/// <param name="First">In how many it was first; where two were first in the same instant, neither was.</param>
/// <param name="Of">In how many it took part.</param>
/// <param name="Passed">Of those it took part in, how many are no things published: posts passed on or liked.</param>
/// <param name="ByTurns">How many it would have been first in, had everyone who took part been first as often.</param>
internal readonly record struct FirstActs(int First, int Of, int Passed, double ByTurns)
{
    private const int Fewest = 4;
    private const double LeadShare = 0.3;
    private const double Luck = 0.01;

    /// <summary>Things published in step with other members.</summary>
    public int Published => Of - Passed;

    /// <summary>Whether it leads: first at least three times in ten (a network may have several leads), and more often than taking turns explains.</summary>
    public bool Lead => Of >= Fewest && First >= LeadShare * Of && LuckOf() <= Luck;

    /// <summary>By node; only members that took part in something.</summary>
    public static IReadOnlyDictionary<int, FirstActs> In(TieGraph graph, NetworkDraft draft)
    {
        var takingPart = new Dictionary<(TieKind Kind, int Object), Dictionary<int, long>>();
        foreach (var tie in draft.Ties)
        {
            foreach (var part in tie.Parts.Where(p => TieKinds.FamilyOf(p.Kind) == TieFamily.CoAction))
            {
                foreach (var evidence in part.Evidence)
                {
                    if (!takingPart.TryGetValue((part.Kind, evidence.Object), out var times))
                        takingPart.Add((part.Kind, evidence.Object), times = []);
                    var (a, b) = tie.Swapped ? (evidence.EventB, evidence.EventA) : (evidence.EventA, evidence.EventB);
                    Put(times, tie.A, graph.TimeOf(a));
                    Put(times, tie.B, graph.TimeOf(b));
                }
            }
        }

        var acts = new Dictionary<int, FirstActs>();
        foreach (var ((kind, _), times) in takingPart)
        {
            var earliest = times.Values.Min();
            var alone = times.Values.Count(t => t == earliest) == 1;
            foreach (var (node, time) in times.OrderBy(t => t.Key))
            {
                var so = acts.GetValueOrDefault(node);
                acts[node] = new FirstActs(so.First + (alone && time == earliest ? 1 : 0), so.Of + 1, so.Passed + (IsPublished(kind) ? 0 : 1), so.ByTurns + (1.0 / times.Count));
            }
        }

        return acts;
    }

    private static bool IsPublished(TieKind kind) => kind is TieKind.Link or TieKind.Domain or TieKind.Tag or TieKind.Media or TieKind.Text;

    private static void Put(Dictionary<int, long> times, int node, long time) =>
        times[node] = times.TryGetValue(node, out var held) ? Math.Min(held, time) : time;

    // The probability of so many firsts or more when all take turns: the tail of a Poisson count.
    private double LuckOf()
    {
        double term = Math.Exp(-ByTurns), below = 0;
        for (var i = 0; i < First; i++)
        {
            below += term;
            term *= ByTurns / (i + 1);
        }

        return 1 - below;
    }
}
