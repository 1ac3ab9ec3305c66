using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Tests.Ties;

/// <summary>The answers to every account straight from their definition: for each ordered pair, the story of its dealings.</summary>
internal sealed class NaiveAnswers(IReadOnlyList<Event> events)
{
    private static readonly string[] Approaches = [EventKinds.Follow, EventKinds.Message, EventKinds.Mention, EventKinds.Reply, EventKinds.Post];
    private static readonly string[] Refusals = [EventKinds.Block, EventKinds.Report, EventKinds.Reject];
    private static readonly string[] Kind = [.. Approaches, EventKinds.Like, EventKinds.Repost, EventKinds.Accept];

    public AccountAnswers To(Entity account)
    {
        var people = events.SelectMany(e => Others(e).Append(e.Actor)).Where(p => p != account).Distinct().ToArray();
        var children = events.Where(e => e.Attributes.GetValueOrDefault("actor_age") == "child").Select(e => e.Actor).ToHashSet();
        var approached = people.Where(p => Outcome(account, p) is not null).ToArray();
        return new AccountAnswers(
            approached.Length,
            approached.Count(p => Outcome(account, p) == "answered"),
            approached.Count(p => Outcome(account, p) == "refused"),
            approached.Count(children.Contains),
            approached.Count(p => children.Contains(p) && Outcome(account, p) == "refused"));
    }

    public string? Outcome(Entity from, Entity to)
    {
        var withdrawn = events.Where(e => e.Kind == EventKinds.Delete).SelectMany(d => events.Where(e => e.Actor == d.Actor && e.Time <= d.Time && d.Target.Text == "event:" + e.Id)).ToHashSet();
        var story = events
            .Where(e => (e.Actor == from && Others(e).Contains(to)) || (e.Actor == to && Others(e).Contains(from)))
            .Where(e => !(Refusals.Contains(e.Kind) && withdrawn.Contains(e)))
            .OrderBy(e => e.Time).ThenBy(e => Refusals.Contains(e.Kind)).ThenBy(e => e.Id, StringComparer.Ordinal)
            .SkipWhile(e => !Approaches.Contains(e.Kind)).ToArray();
        if (story.Length == 0 || story[0].Actor != from)
            return null;
        var answer = story.Where(e => e.Actor == to).ToArray();
        return answer.Any(e => Refusals.Contains(e.Kind)) ? "refused" : answer.Any(e => Kind.Contains(e.Kind)) ? "answered" : "ignored";
    }

    private static IEnumerable<Entity> Others(Event e) => e.Objects.Append(e.Target).Where(o => o.Is(EntityTypes.Account));
}
