using Cordon.Proving.Platform;

namespace Cordon.Proving.Living.Recommending;

/// <summary>The posts of the last days: each has a number, counted from 0, and a place on the shelf that the post of a later number takes.</summary>
/// <param name="places">How many posts are kept.</param>
internal sealed class PostShelf(int places)
{
    private readonly Thing[] _posts = new Thing[places];
    private readonly int[] _authors = new int[places];
    private readonly long[] _times = new long[places];
    private readonly int[] _tags = new int[places];
    private readonly int[] _engagements = new int[places];
    private readonly RecentLists _engagers = new(places, 16);
    private readonly Dictionary<ulong, int> _numbers = new(Math.Min(places, 1 << 20));

    public int Places => places;

    /// <summary>The number of the next post.</summary>
    public int Next { get; private set; }

    public bool Holds(int number) => number >= 0 && number < Next && number >= Next - places;

    public int Place(int number) => number % places;

    /// <summary>The number of the post in a place.</summary>
    public int NumberAt(int place)
    {
        var last = Next - 1;
        var number = last - (last % places) + place;
        return number > last ? number - places : number;
    }

    public Thing Post(int number) => _posts[number % places];

    public int Author(int number) => _authors[number % places];

    public long Time(int number) => _times[number % places];

    /// <summary>The number of its tag; −1 for none.</summary>
    public int Tag(int number) => _tags[number % places];

    /// <summary>How often it was liked or passed on.</summary>
    public int Engagements(int number) => _engagements[number % places];

    /// <summary>Who liked it or passed it on last, by place.</summary>
    public RecentLists Engagers => _engagers;

    /// <summary>The number of a post; −1 when it is not kept.</summary>
    public int Find(Thing post) => _numbers.TryGetValue(post.Number, out var number) ? number : -1;

    public int Add(Thing post, int author, long time, int tag)
    {
        var number = Next++;
        var place = number % places;
        if (number >= places)
            _numbers.Remove(_posts[place].Number);
        (_posts[place], _authors[place], _times[place], _tags[place], _engagements[place]) = (post, author, time, tag, 0);
        _engagers.Clear(place);
        _numbers[post.Number] = number;
        return number;
    }

    public int Engage(int number, int account)
    {
        _engagers.Add(number % places, account);
        return ++_engagements[number % places];
    }
}
