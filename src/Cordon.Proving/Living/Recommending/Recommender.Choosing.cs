using Cordon.Proving.Platform;

namespace Cordon.Proving.Living.Recommending;

/// <content>Posts and people that it picks.</content>
internal sealed partial class Recommender
{
    /// <summary>Posts by those whom the viewer follows, and posts liked by those who like what the viewer likes.</summary>
    public void Feed(int viewer, long time, int count, List<Found> into)
    {
        for (var i = 0; i < Math.Min(24, _follows.Count(viewer)); i++)
        {
            var author = _follows.Newest(viewer, i);
            for (var j = 0; j < Math.Min(3, _written.Count(author)); j++)
                Offer(_written.Newest(author, j), viewer, time, 1);
        }

        for (var i = 0; i < Math.Min(16, _engaged.Count(viewer)); i++)
        {
            var liked = _engaged.Newest(viewer, i);
            if (!_shelf.Holds(liked))
                continue;
            var place = _shelf.Place(liked);
            var others = Math.Min(12, _shelf.Engagers.Count(place));
            for (var j = 0; j < others; j++)
            {
                var like = _shelf.Engagers.Newest(place, j);
                if (like == viewer)
                    continue;
                for (var k = 0; k < Math.Min(10, _engaged.Count(like)); k++)
                    Offer(_engaged.Newest(like, k), viewer, time, 1.5 / (2 + others));
            }
        }

        for (var i = 0; i < Math.Min(24, _hotCount); i++)
            Offer(_hot[(_hotCount - 1 - i) % _hot.Length], viewer, time, 0.2);

        // What the viewer liked is not shown again.
        for (var i = 0; i < _engaged.Count(viewer); i++)
        {
            if (_engaged.Newest(viewer, i) is var seen && _shelf.Holds(seen))
                _posts.Exclude(_shelf.Place(seen));
        }

        TakePosts(count, into);
    }

    /// <summary>The newest posts of those whom the viewer follows; of everybody where there are none.</summary>
    public void Newest(int viewer, long time, int count, List<Found> into)
    {
        for (var i = 0; i < _follows.Count(viewer); i++)
        {
            var author = _follows.Newest(viewer, i);
            for (var j = 0; j < Math.Min(4, _written.Count(author)); j++)
            {
                if (_written.Newest(author, j) is var post && IsShown(post, viewer, time))
                    _posts.Add(_shelf.Place(post), 1 / (1.0 + (_shelf.Next - post)));
            }
        }

        TakePosts(count, into);
        for (var post = _shelf.Next - 1; into.Count == 0 && post >= Math.Max(0, _shelf.Next - (4 * count)); post--)
        {
            if (IsShown(post, viewer, time))
                _posts.Add(_shelf.Place(post), 1 / (1.0 + (_shelf.Next - post)));
        }

        if (into.Count == 0)
            TakePosts(count, into);
    }

    /// <summary>Friends of friends, people with the same friends, people who like the same, and followers not followed back.</summary>
    public void People(int viewer, int count, List<Found> into)
    {
        var follows = _follows.Count(viewer);
        for (var i = 0; i < Math.Min(24, follows); i++)
        {
            var friend = _follows.Newest(viewer, i);
            for (var j = 0; j < Math.Min(24, _follows.Count(friend)); j++)
            {
                var theirs = _follows.Newest(friend, j);
                _people.Add(theirs, 1 / StableMath.Log(3 + _followers.Added(theirs)));
            }

            var weight = 1 / StableMath.Log(3 + _followers.Added(friend));
            for (var j = 0; j < Math.Min(12, _followers.Count(friend)); j++)
                _people.Add(_followers.Newest(friend, j), 0.5 * weight);
        }

        for (var i = 0; i < Math.Min(16, _followers.Count(viewer)); i++)
            _people.Add(_followers.Newest(viewer, i), 1);
        for (var i = 0; i < Math.Min(16, _engaged.Count(viewer)); i++)
        {
            var liked = _engaged.Newest(viewer, i);
            if (!_shelf.Holds(liked))
                continue;
            var place = _shelf.Place(liked);
            var others = _shelf.Engagers.Count(place);
            var weight = 1 / StableMath.Log(3 + _shelf.Engagements(liked));
            _people.Add(_shelf.Author(liked), weight);
            for (var j = 0; j < others; j++)
                _people.Add(_shelf.Engagers.Newest(place, j), weight);
        }

        _people.Exclude(viewer);
        for (var i = 0; i < follows; i++)
            _people.Exclude(_follows.Newest(viewer, i));
        TakePeople(count, into);
    }

    /// <summary>People and posts without any regard to behaviour: what learning is measured against.</summary>
    public void AnyPeople(int viewer, int total, int count, ref RandomStream random, List<Found> into)
    {
        for (var attempts = 0; into.Count < count && attempts < 4 * count; attempts++)
        {
            var account = random.Below(total);
            if (account != viewer && !_gone[account])
                into.Add(new Found(FoundKind.Account, account, 1.0 / (1 + into.Count)));
        }
    }

    /// <inheritdoc cref="AnyPeople"/>
    public void AnyPosts(int viewer, long time, int count, ref RandomStream random, List<Found> into)
    {
        var kept = Math.Min(_shelf.Next, _shelf.Places);
        for (var attempts = 0; into.Count < count && attempts < 4 * count && kept > 0; attempts++)
        {
            var post = _shelf.Next - 1 - random.Below(kept);
            if (IsShown(post, viewer, time))
                into.Add(new Found(FoundKind.Post, post, 1.0 / (1 + into.Count)));
        }
    }

    private void Offer(int post, int viewer, long time, double weight)
    {
        if (IsShown(post, viewer, time))
            _posts.Add(_shelf.Place(post), weight * Freshness(post, time));
    }

    private void TakePosts(int count, List<Found> into)
    {
        Span<Scored> best = stackalloc Scored[Math.Min(count, 1000)];
        foreach (var scored in best[.._posts.Take(best)])
            into.Add(new Found(FoundKind.Post, _shelf.NumberAt(scored.Key), scored.Score));
    }

    private void TakePeople(int count, List<Found> into)
    {
        Span<Scored> best = stackalloc Scored[Math.Min(count, 1000)];
        foreach (var scored in best[.._people.Take(best)])
        {
            if (!_gone[scored.Key])
                into.Add(new Found(FoundKind.Account, scored.Key, scored.Score));
        }
    }
}
