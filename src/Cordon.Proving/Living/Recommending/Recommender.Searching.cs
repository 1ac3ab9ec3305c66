using Cordon.Proving.Platform;

namespace Cordon.Proving.Living.Recommending;

/// <content>What it finds for words and tags.</content>
internal sealed partial class Recommender
{
    /// <summary>The tag of that name, posts that hold the words, the rare ones above all, and the accounts behind most of these.</summary>
    public void Search(int viewer, int query, long time, int count, List<Found> into)
    {
        var tag = _tags.Find(_phrases.Text(query));
        if (tag >= 0)
        {
            into.Add(new Found(FoundKind.Tag, tag, 3));
            for (var i = 0; i < _tags.Posts.Count(tag); i++)
                Offer(_tags.Posts.Newest(tag, i), viewer, time, 1);
        }

        var words = _words.OfPhrase(query);
        foreach (var word in words)
        {
            var weight = 2 / StableMath.Log(4 + _words.Posts.Added(word));
            for (var i = 0; i < _words.Posts.Count(word); i++)
                Offer(_words.Posts.Newest(word, i), viewer, time, weight);
        }

        var posts = into.Count;
        TakePosts(count, into);
        for (var i = posts; i < into.Count; i++)
            _people.Add(_shelf.Author(into[i].Number), into[i].Score);
        var people = into.Count;
        TakePeople(Math.Max(1, count / 4), into);

        // Accounts stand before posts.
        var accounts = into[people..];
        into.RemoveRange(people, into.Count - people);
        into.InsertRange(posts, accounts);
    }

    /// <summary>Posts under a tag: the newer, and the more liked, the earlier.</summary>
    public void TagPage(int viewer, int tag, long time, int count, List<Found> into)
    {
        for (var i = 0; i < _tags.Posts.Count(tag); i++)
        {
            if (_tags.Posts.Newest(tag, i) is var post && _shelf.Holds(post))
                Offer(post, viewer, time, StableMath.Log(2 + _shelf.Engagements(post)));
        }

        TakePosts(count, into);
    }

    /// <summary>Tags that the same people use.</summary>
    public void RelatedTags(int tag, int count, List<Found> into)
    {
        var beside = _tags.Beside;
        Span<Scored> best = stackalloc Scored[Math.Min(count, 64)];
        var kept = 0;
        for (var i = 0; i < beside.Count(tag); i++)
        {
            var other = beside.Newest(tag, i);
            var times = 1;
            var isFirst = true;
            for (var j = 0; j < beside.Count(tag); j++)
            {
                if (j == i || beside.Newest(tag, j) != other)
                    continue;
                isFirst &= j > i;
                times++;
            }

            if (isFirst)
                kept = Best.Insert(best, kept, new Scored(other, times / StableMath.Log(4 + beside.Added(other))));
        }

        foreach (var scored in best[..kept])
            into.Add(new Found(FoundKind.Tag, scored.Key, scored.Score));
    }

    /// <summary>Tags used most, and more than before.</summary>
    public void Trending(int count, List<Found> into)
    {
        foreach (var scored in _tags.Trending.Take(count))
            into.Add(new Found(FoundKind.Tag, scored.Key, scored.Score));
    }

    /// <summary>Queries that begin as what was typed.</summary>
    public void Complete(string typed, int count, List<Found> into)
    {
        Span<Scored> best = stackalloc Scored[Math.Min(count, 64)];
        foreach (var scored in best[.._queries.Complete(typed, best)])
            into.Add(new Found(FoundKind.Query, scored.Key, scored.Score));
    }
}
