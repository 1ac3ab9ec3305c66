using Cordon.Networks.Results;
using Cordon.Networks.Roles;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Detecting;

/// <summary>
/// Whether a network could be an ordinary community: open, old, with members who live lives of their own, take turns, meet every day and are
/// answered kindly. Each sign has its figures; those that speak for a community count for it, those that speak against count against it.
/// </summary>
internal static class OrdinarySigns
{
    private static readonly TimeSpan Burst = TimeSpan.FromDays(2);

    /// <summary>Reads the signs of one network.</summary>
    public static OrdinaryReading Read(NetworkDraft draft, IReadOnlyDictionary<int, FirstActs> first, NetworkDealings dealings, NetworkActivity activity)
    {
        var signs = new List<Sign>();
        if (draft.Figures.Together is { } together)
        {
            Openness(draft.Figures, signs);
            Sharing(draft.Figures, signs);
            Pace(together, signs);
        }
        else
        {
            signs.Add(new(2, "nothing was done together: families, flats and lent phones share devices, addresses and contacts too"));
        }

        Leading(first, signs);
        Turns(dealings, signs);
        Kindness(dealings, signs);
        Joining(draft, dealings, signs);
        Steadiness(activity.Timeline, signs);
        var total = signs.Sum(s => s.Points);
        return new OrdinaryReading(
            total >= 2 ? OrdinaryLikelihood.High : total >= 0 ? OrdinaryLikelihood.Medium : OrdinaryLikelihood.Low,
            [.. signs.Where(s => s.Points > 0).OrderByDescending(s => s.Points).Select(s => s.Sentence)],
            [.. signs.Where(s => s.Points < 0).OrderBy(s => s.Points).Select(s => s.Sentence)]);
    }

    private static void Openness(ScoreFigures figures, List<Sign> signs)
    {
        var outside = 1 - figures.Exclusivity;
        if (outside >= 0.35)
            signs.Add(new(1, $"open: {outside:0%} of the members' tie weight leads to accounts outside"));
        else if (outside <= 0.1)
            signs.Add(new(-1, $"closed: only {outside:0%} of the members' tie weight leads to accounts outside"));
    }

    private static void Sharing(ScoreFigures figures, List<Sign> signs)
    {
        if (figures.Ownership <= 0.5)
            signs.Add(new(1, $"what ties them belongs to many: on average {1 - figures.Ownership:0%} of the accounts that touched it are no members"));
        else if (figures.Ownership >= 0.85)
            signs.Add(new(-1, $"what ties them is theirs alone: on average {figures.Ownership:0%} of the accounts that touched it are members"));
    }

    // Interest brings people to one thing on one day; only an appointment brings them within the window.
    private static void Pace(double together, List<Sign> signs)
    {
        if (together <= 0.6)
            signs.Add(new(2, $"unhurried: of what a tied pair shares on a day, only {together:0%} is within the window"));
        else if (together >= 0.85)
            signs.Add(new(-2, $"in step: of what a tied pair shares on a day, {together:0%} is within the window"));
    }

    private static void Leading(IReadOnlyDictionary<int, FirstActs> acts, List<Sign> signs)
    {
        const int fewest = 6;
        var often = acts.Values.Where(f => f.Of >= fewest).ToArray();
        if (often.Length < 3)
            return;
        var most = often.MaxBy(f => ((double)f.First / f.Of, f.Of));
        if (often.Any(f => f.Lead))
            signs.Add(new(-1, $"led: one member acts first in {most.First} of the {most.Of} things it did together with others; in turns it would be {most.ByTurns:0.0}"));
        else if (most.First <= 0.4 * most.Of)
            signs.Add(new(1, $"nobody leads: no member acts first in more than {most.First} of {most.Of} things that it did together with others"));
    }

    // Friends pass on each other's posts; a ring passes on its lead's.
    private static void Turns(NetworkDealings dealings, List<Sign> signs)
    {
        var passed = dealings.Members.Values.Sum(m => m.PassedOn);
        var count = dealings.Members.Count;
        if (passed < 2 * count)
            return;
        var authors = dealings.Members.Values.Count(m => m.PassedOn > 0);
        if (authors >= 0.6 * count)
            signs.Add(new(2, $"they take turns: {authors} of {count} members have posts that others of them passed on or liked, {passed} times in all"));
        else if (authors <= Math.Max(1, 0.3 * count))
            signs.Add(new(-1, $"one-sided: what they pass on or like among themselves, {passed} times in all, comes from {authors} of {count} members"));
    }

    private static void Kindness(NetworkDealings dealings, List<Sign> signs)
    {
        var came = dealings.Members.Values.Sum(m => m.KindlyFromOutside);
        var refused = dealings.Outsiders.Count(o => o.Refused);
        var approached = dealings.Outsiders.Count(o => o.Approachers > 0);
        var least = approached == 0 ? 0 : SharedInterest.LowerShare(refused, approached);
        if (least >= 0.05)
            signs.Add(new(-2, $"refused: {refused} of {approached} people whom members came to blocked, reported or rejected them"));
        else if (approached >= 10 && came >= 10 * dealings.Members.Count)
            signs.Add(new(0.5, $"answered kindly: accounts outside followed, liked, passed on or answered members {came} times, and {refused} of {approached} people whom members came to refused"));
    }

    private static void Joining(NetworkDraft draft, NetworkDealings dealings, List<Sign> signs)
    {
        var joined = dealings.Joined;
        var count = draft.Nodes.Count;
        var most = 0;
        for (int from = 0, to = 0; to < joined.Count; to++)
        {
            while (joined[to] - joined[from] > Burst.Ticks / TimeSpan.TicksPerMicrosecond)
                from++;
            most = Math.Max(most, to - from + 1);
        }

        var share = (double)joined.Count / count;
        if (joined.Count >= 3 && share >= 0.25 && share >= 3 * dealings.JoinedShareOfAll)
            signs.Add(new(-2, $"new: {joined.Count} of {count} members joined during the history, up to {most} within two days; of all accounts {dealings.JoinedShareOfAll:0%} did"));
        else if (dealings.JoinedShareOfAll > 0 && share <= 2 * dealings.JoinedShareOfAll)
            signs.Add(new(0.5, $"grown: {joined.Count} of {count} members joined during the history, as on the whole platform ({dealings.JoinedShareOfAll:0%})"));
    }

    private static void Steadiness(Timeline timeline, List<Sign> signs)
    {
        var bins = Math.Max(1, (int)(TimeSpan.FromDays(1).Ticks / timeline.Bin.Ticks));
        var days = timeline.Together.Chunk(bins).Select(c => c.Sum()).ToArray();
        if (days.Length < 7)
            return;
        var active = days.Count(d => d > 0);
        var share = (double)active / days.Length;
        if (share >= 0.7)
            signs.Add(new(1, $"steady: they meet on {active} of {days.Length} days"));
        else if (share <= 0.3)
            signs.Add(new(-0.5, $"in bursts: they act together on {active} of {days.Length} days"));
    }

    /// <param name="Points">Above 0 speaks for a community, below 0 against.</param>
    /// <param name="Sentence">With the figures.</param>
    private readonly record struct Sign(double Points, string Sentence);
}
