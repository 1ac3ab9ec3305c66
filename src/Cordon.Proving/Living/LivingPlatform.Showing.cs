using Cordon.Events;
using Cordon.Proving.Living.Guarding;
using Cordon.Proving.Living.Recommending;
using Cordon.Proving.Platform;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Living;

/// <content>What surfaces show, after the guard was asked.</content>
public sealed partial class LivingPlatform
{
    /// <summary>With a guard so many more candidates are found for each that is to be shown.</summary>
    private const int Spare = 2;

    private readonly List<Found> _found = [];

    /// <summary>Finds, asks the guard, and gives what is shown.</summary>
    private async ValueTask<List<Found>> ShowTo(int viewer, Surface surface, string text, int count, long time, bool isCounted, CancellationToken cancellation)
    {
        _found.Clear();
        Find(viewer, surface, text, Guard is null ? count : Math.Min(1000, (Spare * count) + 10), time);
        var kept = Guard is null ? _found[..Math.Min(count, _found.Count)] : await Ask(Guard, viewer, surface, text, count, cancellation);
        if (isCounted)
            Count(viewer, surface, text, kept, count, time);
        return kept;
    }

    private void Find(int viewer, Surface surface, string text, int count, long time)
    {
        if (!_options.IsLearning && surface is Surface.Feed or Surface.People)
        {
            var random = new RandomStream(SeededRandom.Mix(_looks ^ (ulong)time ^ ((ulong)viewer << 40)));
            if (surface == Surface.Feed)
                _recommender.AnyPosts(viewer, time, count, ref random, _found);
            else
                _recommender.AnyPeople(viewer, _people.Total, count, ref random, _found);
            return;
        }

        switch (surface)
        {
            case Surface.Feed:
                _recommender.Feed(viewer, time, count, _found);
                break;
            case Surface.People:
                _recommender.People(viewer, count, _found);
                break;
            case Surface.Search when _phrases.Number(text) is > 0 and var query:
                _recommender.Search(viewer, query, time, count, _found);
                break;
            case Surface.Autocomplete:
                _recommender.Complete(text, count, _found);
                break;
            case Surface.TagPage when TagNumber(text) is >= 0 and var tag:
                _recommender.TagPage(viewer, tag, time, count, _found);
                break;
            case Surface.RelatedTags when TagNumber(text) is >= 0 and var tag:
                _recommender.RelatedTags(tag, count, _found);
                break;
            case Surface.Trending:
                _recommender.Trending(count, _found);
                break;
            case Surface.Chronological:
                _recommender.Newest(viewer, time, count, _found);
                break;
            default:
                break;
        }
    }

    private int TagNumber(string text) =>
        _recommender.Tags.Find(text.StartsWith("tag:", StringComparison.Ordinal) ? text[4..] : text.StartsWith('#') ? text[1..] : text);

    private async ValueTask<List<Found>> Ask(ISurfaceGuard guard, int viewer, Surface surface, string text, int count, CancellationToken cancellation)
    {
        var who = Guarded(viewer);
        if (_found.Count == 0 || (surface == Surface.Search && !await guard.Search(who, text, cancellation)))
            return [];
        var verdicts = new GuardedVerdict[_found.Count];
        switch (surface)
        {
            case Surface.Autocomplete:
                await guard.Suggest([.. _found.Select(f => _phrases.Text(f.Number))], verdicts, cancellation);
                break;
            case Surface.RelatedTags or Surface.Trending:
                await guard.Tags(who, [.. _found.Select(f => "tag:" + _recommender.Tags.Text(f.Number))], verdicts, cancellation);
                break;
            default:
                if (surface == Surface.TagPage)
                {
                    await guard.Tags(who, ["tag:" + _recommender.Tags.Text(TagNumber(text))], verdicts.AsMemory(0, 1), cancellation);
                    if (!verdicts[0].IsShown)
                        return [];
                }

                var candidates = new GuardedCandidate[_found.Count];
                for (var i = 0; i < candidates.Length; i++)
                    candidates[i] = Candidate(_found[i]);
                await guard.Rank(who, GuardName(surface), candidates, verdicts, cancellation);
                break;
        }

        var kept = new List<Found>(_found.Count);
        var isDemoted = false;
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (!verdicts[i].IsShown)
                continue;
            isDemoted |= verdicts[i].Factor < 1;
            kept.Add(_found[i] with { Score = _found[i].Score * verdicts[i].Factor });
        }

        // A stable order: what the guard demotes falls back, all else stays as it was.
        if (isDemoted)
            kept = [.. kept.OrderByDescending(f => f.Score)];
        return kept.Count > count ? kept[..count] : kept;
    }

    private GuardedCandidate Candidate(Found found)
    {
        if (found.Kind == FoundKind.Account)
            return new GuardedCandidate(NameOf(found.Number), null, AgeKnown(found.Number), found.Score);
        if (found.Kind == FoundKind.Tag)
            return new GuardedCandidate("tag:" + _recommender.Tags.Text(found.Number), null, AccountAge.Adult, found.Score);
        var author = _recommender.Shelf.Author(found.Number);
        return new GuardedCandidate(_society.Names.Text(_recommender.Shelf.Post(found.Number)), NameOf(author), AgeKnown(author), found.Score);
    }

    /// <summary>What the guard calls a surface.</summary>
    private static string GuardName(Surface surface) => surface switch
    {
        Surface.People => "people",
        Surface.Search => "search",
        Surface.Autocomplete => "autocomplete",
        Surface.TagPage or Surface.RelatedTags or Surface.Trending => "tags",
        _ => "feed",
    };

    private void Count(int viewer, Surface surface, string text, List<Found> kept, int count, long time)
    {
        var kind = ClassOf(viewer);
        foreach (var found in kept)
        {
            var network = NetworkOf(found);
            Exposure.Saw(viewer, kind, surface, network);
            if (surface == Surface.People)
                Exposure.WasSuggested(viewer, network >= 0, _people.IsChild(found.Number));
        }

        foreach (var found in _found.Take(count))
        {
            if (NetworkOf(found) < 0)
                Exposure.Due(viewer, kind, isLost: Guard is not null && !kept.Exists(k => k.Kind == found.Kind && k.Number == found.Number));
        }

        if (Shown is not null && Entity.Parse(NameOf(viewer)) is var who && Shown.Wants(who))
            Shown.Take(_simulation.Start.AddMilliseconds(time), kind, new SurfaceRequest(who, surface, text, count), [.. kept.Select(AsShown)]);
    }

    private ViewerClass ClassOf(int account) =>
        _networkOf[account] >= 0 ? ViewerClass.Flagged : _people.IsChild(account) ? ViewerClass.Child : ViewerClass.Adult;

    /// <summary>The planted network that an account, what it wrote, a tag or a query is of; −1 for none.</summary>
    private int NetworkOf(Found found) => found.Kind switch
    {
        FoundKind.Account => _networkOf[found.Number],
        FoundKind.Post => _networkOf[_recommender.Shelf.Author(found.Number)],
        FoundKind.Tag => _plantedTags.GetValueOrDefault(_recommender.Tags.Tag(found.Number).Number, -1),
        _ => _plantedQueries.GetValueOrDefault(found.Number, -1),
    };

    private ShownThing AsShown(Found found) => found.Kind switch
    {
        FoundKind.Account => new ShownThing(Entity.Parse(NameOf(found.Number)), null, found.Score),
        FoundKind.Post => new ShownThing(
            Entity.Parse(_society.Names.Text(_recommender.Shelf.Post(found.Number))), Entity.Parse(NameOf(_recommender.Shelf.Author(found.Number))), found.Score),
        FoundKind.Tag => new ShownThing(Entity.Of(EntityTypes.Tag, _recommender.Tags.Text(found.Number)), null, found.Score),
        _ => new ShownThing(Entity.Of("query", _phrases.Text(found.Number)), null, found.Score),
    };
}
