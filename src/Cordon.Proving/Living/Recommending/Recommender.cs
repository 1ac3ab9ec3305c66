using Cordon.Proving.Platform;

namespace Cordon.Proving.Living.Recommending;

/// <summary>
/// What the platform knows of its people's behaviour, and what it makes of it: people by friends of friends and by what both like, posts by what those like who like
/// the same (collaborative filtering), rising and related tags, completed queries, search. It knows nothing of networks; it learns them as it learns everything.
/// </summary>
internal sealed partial class Recommender
{
    private const long Hour = 3_600_000;

    /// <summary>Nobody is shown a post sooner, in milliseconds.</summary>
    private const long Earliest = 3000;

    private readonly PostShelf _shelf;
    private readonly RecentLists _follows;
    private readonly RecentLists _followers;
    private readonly RecentLists _engaged;
    private readonly RecentLists _written;
    private readonly TagLore _tags;
    private readonly QueryLore _queries;
    private readonly WordIndex _words;
    private readonly ScoreBoard _people;
    private readonly ScoreBoard _posts;
    private readonly Phrases _phrases;
    private readonly bool[] _gone;
    private readonly int[] _hot = new int[64];
    private int _hotCount;

    /// <param name="names">Names of tags.</param>
    /// <param name="phrases">Queries.</param>
    /// <param name="accounts">How many accounts there can be.</param>
    /// <param name="posts">How many posts are remembered.</param>
    public Recommender(Names names, Phrases phrases, int accounts, int posts)
    {
        _phrases = phrases;
        _shelf = new PostShelf(posts);
        _follows = new RecentLists(accounts, 64);
        _followers = new RecentLists(accounts, 64);
        _engaged = new RecentLists(accounts, 24);
        _written = new RecentLists(accounts, 8);
        _tags = new TagLore(names, accounts);
        _queries = new QueryLore(phrases);
        _words = new WordIndex(phrases);
        _people = new ScoreBoard(accounts);
        _posts = new ScoreBoard(posts);
        _gone = new bool[accounts];
    }

    public PostShelf Shelf => _shelf;

    public TagLore Tags => _tags;

    public Phrases Queries => _phrases;

    /// <summary>Whether one follows the other, as far as it is remembered.</summary>
    public bool Follows(int follower, int account) => _follows.Contains(follower, account);

    public bool IsGone(int account) => _gone[account];

    /// <summary>The account and all it wrote are no longer shown.</summary>
    public void Forget(int account) => _gone[account] = true;

    /// <summary>An hour passed.</summary>
    public void Tick()
    {
        _tags.Tick();
        _queries.Tick();
    }

    /// <summary>Learns from what somebody did.</summary>
    public void Learn(in SimulatedEvent e)
    {
        switch (e.Kind)
        {
            case SimulatedKind.Post:
                var tag = TagOf(e);
                var post = _shelf.Add(e.First, e.Actor, e.Time, tag);
                _written.Add(e.Actor, post);
                _words.Add(e, post);
                if (tag >= 0)
                {
                    _tags.Posts.Add(tag, post);
                    _tags.Use(tag, e.Actor, 1);
                }

                break;
            case SimulatedKind.Like or SimulatedKind.Repost:
                Engage(e.Actor, _shelf.Find(e.First));
                break;
            case SimulatedKind.Follow when e.Target.Type == ThingType.Account:
                var other = (int)e.Target.Number;
                if (_follows.Contains(e.Actor, other))
                    break;
                _follows.Add(e.Actor, other);
                _followers.Add(other, e.Actor);
                break;
            case SimulatedKind.Search when e.Phrase != 0:
                _queries.Learn(e.Phrase);
                if (_tags.Find(_phrases.Text(e.Phrase)) is >= 0 and var sought)
                    _tags.Use(sought, e.Actor, 0.3);
                break;
            default:
                break;
        }
    }

    private void Engage(int account, int post)
    {
        if (!_shelf.Holds(post))
            return;
        var times = _shelf.Engage(post, account);
        _engaged.Add(account, post);
        if (_shelf.Tag(post) is >= 0 and var tag)
            _tags.Use(tag, account, 0.3);
        if (times is 6 or 12 or 24 or 48)
            _hot[_hotCount++ % _hot.Length] = post;
    }

    private int TagOf(in SimulatedEvent e) =>
        e.Second.Type == ThingType.Tag ? _tags.Number(e.Second)
        : e.Third.Type == ThingType.Tag ? _tags.Number(e.Third)
        : e.Fourth.Type == ThingType.Tag ? _tags.Number(e.Fourth)
        : -1;

    private bool IsShown(int post, int viewer, long time) =>
        _shelf.Holds(post) && _shelf.Author(post) is var author && author != viewer && !_gone[author] && time - _shelf.Time(post) >= Earliest;

    /// <summary>1 for a new post, a half after eight hours.</summary>
    private double Freshness(int post, long time) => 1 / (1 + ((time - _shelf.Time(post)) / (8.0 * Hour)));
}
