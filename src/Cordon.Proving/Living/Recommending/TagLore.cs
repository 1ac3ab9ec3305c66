using Cordon.Proving.Platform;

namespace Cordon.Proving.Living.Recommending;

/// <summary>What the platform learns of tags: posts under each, which are used by the same people, and which rise.</summary>
/// <param name="names">Names them.</param>
/// <param name="accounts">How many accounts there can be.</param>
internal sealed class TagLore(Names names, int accounts)
{
    private const int Kept = 64;
    private const double HourFast = 0.944; // a half-life of 12 hours
    private const double HourSlow = 0.9904; // a half-life of three days

    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly List<Thing> _tags = [];
    private readonly List<string> _texts = [];
    private readonly RecentLists _posts = new(256, Kept);
    private readonly RecentLists _beside = new(256, Kept);
    private readonly int[] _last = new int[accounts];
    private double[] _fast = new double[256];
    private double[] _slow = new double[256];
    private readonly List<Scored> _trending = [];

    public int Count => _tags.Count;

    /// <summary>The rising tags as of the last hour, the first first.</summary>
    public IReadOnlyList<Scored> Trending => _trending;

    public RecentLists Posts => _posts;

    /// <summary>For each tag those that the same people used, one entry a time.</summary>
    public RecentLists Beside => _beside;

    public Thing Tag(int number) => _tags[number];

    /// <summary>The name without its type.</summary>
    public string Text(int number) => _texts[number];

    /// <summary>The number of a tag by its name without type or sign; −1 where nobody used it.</summary>
    public int Find(string name) => _byName.TryGetValue(name, out var number) ? number : -1;

    public int Number(Thing tag)
    {
        if (_numbers.TryGetValue(tag.Number, out var number))
            return number;
        number = _tags.Count;
        _numbers.Add(tag.Number, number);
        _tags.Add(tag);
        var text = names.Text(tag)["tag:".Length..];
        _texts.Add(text);
        _byName.TryAdd(text, number);
        _posts.Reach(number + 1);
        _beside.Reach(number + 1);
        if (number >= _fast.Length)
        {
            Array.Resize(ref _fast, 2 * number);
            Array.Resize(ref _slow, 2 * number);
        }

        return number;
    }

    /// <summary>Somebody used, liked or looked for a tag.</summary>
    public void Use(int tag, int account, double weight)
    {
        _fast[tag] += weight;
        _slow[tag] += weight;
        var before = _last[account] - 1;
        if (before >= 0 && before != tag)
        {
            _beside.Add(tag, before);
            _beside.Add(before, tag);
        }

        _last[account] = tag + 1;
    }

    /// <summary>An hour passed.</summary>
    public void Tick()
    {
        Span<Scored> best = stackalloc Scored[Kept];
        var count = 0;
        for (var tag = 0; tag < _tags.Count; tag++)
        {
            _fast[tag] *= HourFast;
            _slow[tag] *= HourSlow;

            // What is used much, and more than in the days before.
            var scored = new Scored(tag, _fast[tag] * (0.2 + (_fast[tag] / (1 + _slow[tag]))));
            if (scored.Score >= 0.5)
                count = Best.Insert(best, count, scored);
        }

        _trending.Clear();
        foreach (var scored in best[..count])
            _trending.Add(scored);
    }
}
