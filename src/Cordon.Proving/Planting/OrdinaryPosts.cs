using System.Globalization;
using Cordon.Proving.Platform;

namespace Cordon.Proving.Planting;

/// <summary>
/// What an added account does when it does nothing special: it posts what somebody of the background posted, some time later. Copies follow the popularity
/// and the busy hours of the real things, so that an added account is tied to real ones as much as chance ties any two.
/// </summary>
internal sealed class OrdinaryPosts
{
    private const double MeanDelaySeconds = 1800;
    private const int MostPosts = 60;

    private readonly IReadOnlyList<PostRow> _background;
    private readonly int[] _activity;
    private readonly HashSet<string> _names = [];
    private long _next;

    public OrdinaryPosts(IReadOnlyList<PostRow> background)
    {
        if (background.Count == 0)
            throw new ArgumentException("the background has no rows; expected at least one to plant among");
        _background = background;
        foreach (var row in background)
        {
            _names.Add(row.Account);
            _names.Add(row.Post);
            _names.Add(row.Link);
            _names.Add(row.Tag);
            _names.Add(row.Domain);
            _names.Add(row.Media);
        }

        _activity = [.. background.CountBy(r => r.Account).Select(c => Math.Min(c.Value, MostPosts))];
        First = background.Min(r => r.Time);
        Last = background.Max(r => r.Time);
    }

    /// <summary>The first second of the background.</summary>
    public long First { get; }

    /// <summary>The last second of the background.</summary>
    public long Last { get; }

    /// <summary>A name that nothing else has.</summary>
    public string Name(string prefix = "")
    {
        string name;
        do
            name = string.Create(CultureInfo.InvariantCulture, $"{prefix}{++_next}");
        while (!_names.Add(name));
        return name;
    }

    /// <summary>A new account of one of the background's services.</summary>
    public string Account(ref RandomStream random)
    {
        var like = Any(ref random).Account;
        return Name(like[..(like.IndexOf('_', StringComparison.Ordinal) + 1)]);
    }

    /// <summary>A row of the background.</summary>
    public PostRow Any(ref RandomStream random) => _background[random.Below(_background.Count)];

    /// <summary>A second when the background is busy, at least <paramref name="before"/> seconds before its end where it is that long.</summary>
    public long BusySecond(long before, ref RandomStream random)
    {
        for (var attempts = 0; attempts < 200; attempts++)
        {
            var time = Any(ref random).Time;
            if (time + before <= Last)
                return time;
        }

        return First;
    }

    /// <summary>How many posts an ordinary account makes: as many as some account of the background, at most 60.</summary>
    public int Activity(ref RandomStream random) => _activity[random.Below(_activity.Length)];

    /// <summary>One ordinary post.</summary>
    public PostRow Post(string account, ref RandomStream random)
    {
        var seen = Any(ref random);
        var time = seen.Time + 1 + (long)(MeanDelaySeconds * random.Exponential());
        return seen with { Account = account, Post = Name(), Time = Math.Min(time, Last), Device = "", Address = "" };
    }

    /// <summary>A whole ordinary life.</summary>
    public void Live(string account, ref RandomStream random, List<PostRow> into)
    {
        for (var posts = Activity(ref random); posts > 0; posts--)
            into.Add(Post(account, ref random));
    }
}
