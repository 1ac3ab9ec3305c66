using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>
/// Tests a pair of accounts on what all co-action kinds say together: the two tests of one kind (<see cref="CoActionTest{TUnits}"/>) over the
/// units of all kinds, where each moment counts once.
/// </summary>
/// <remarks>
/// The chance statistic is the sum of the rarities of all meetings; the sums of the kinds are independent given the activities, so the
/// exponents of Chernoff's bound add up. What is not independent is one moment: the same two posts carry a link, its domain and a tag. Of the meetings
/// within one window of each other only the rarest counts. The exponential moment of the greatest of several rarities is at most the sum of theirs, so
/// the bound holds however the meetings of one moment depend on each other (<see cref="ChanceModel"/>).
/// </remarks>
/// <param name="table">The events.</param>
/// <param name="options">How ties are made.</param>
internal sealed class JointTest(EventTable table, TieOptions options)
{
    // Past this many meetings a pair says no more than it has said.
    private const int MostMeetings = 256;
    private readonly long _window = options.Window.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>How many moments the meetings of a joint tie must be: one more than within one kind, since any mix of kinds is looked at.</summary>
    /// <param name="repeat">How many one kind needs.</param>
    public static int Least(int repeat) => repeat + 1;

    /// <summary>Tests a pair; null where shared interest explains the meetings, or chance does so by itself, or one kind says it all.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="kinds">What each kind that both act in says, in the order of kinds.</param>
    public JointFinding? Test(ulong pair, IReadOnlyList<KindEvidence> kinds)
    {
        var counts = Moments(kinds);
        var parts = new List<JointPart>();
        double rarity = 0, rates = 0;
        int all = 0, moments = 0;
        for (var kind = 0; kind < kinds.Count; kind++)
        {
            var (met, aside) = (new List<WeighedMeeting>(), new HashSet<int>());
            for (var i = 0; i < kinds[kind].Meetings.Length; i++)
            {
                var meeting = kinds[kind].Meetings[i];
                if (!counts[kind][i])
                {
                    aside.Add(meeting.Place);
                    continue;
                }

                met.Add(meeting);
                rarity += meeting.Rarity;
            }

            for (var place = 0; place < kinds[kind].Rates.Length; place++)
                rates += aside.Contains(place) ? 0 : kinds[kind].Rates[place];
            var shared = kinds[kind].Rates.Length - aside.Count;
            all += shared;
            moments += met.Count;
            if (met.Count > 0)
                parts.Add(new JointPart(kinds[kind], met, shared));
        }

        if (moments < Least(options.Repeat) || parts.Count < 2)
            return null;
        var gaps = parts.SelectMany(p => p.Met).Select(m => m.Meeting.Gap).Order().ToArray();
        if (SharedInterest.Surprise(gaps, _window, all, rates / all) < SharedInterest.LeastSurprise)
            return null;
        var surprise = ChanceModel.Surprise(rarity, [.. kinds.Select(k => (k.Chance, k.Activity))]);
        return surprise > 0 ? new JointFinding(pair, surprise, all, parts) : null;
    }

    // By kind and meeting, whether it counts: the rarest of which no two are within a window of each other.
    private bool[][] Moments(IReadOnlyList<KindEvidence> kinds)
    {
        var counts = kinds.Select(k => new bool[k.Meetings.Length]).ToArray();
        var (ofA, ofB) = (new ApartTimes(_window), new ApartTimes(_window));
        var rarest = kinds
            .SelectMany((k, kind) => k.Meetings.Select((m, i) => (Kind: kind, Place: i, m.Rarity, A: table.TimeOf(m.Meeting.EventA), B: table.TimeOf(m.Meeting.EventB))))
            .OrderByDescending(m => m.Rarity).ThenBy(m => m.Kind).ThenBy(m => m.A).ThenBy(m => m.Place)
            .Take(MostMeetings);
        foreach (var (kind, place, _, a, b) in rarest)
        {
            if (ofA.IsNear(a) || ofB.IsNear(b))
                continue;
            ofA.Add(a);
            ofB.Add(b);
            counts[kind][place] = true;
        }

        return counts;
    }
}
