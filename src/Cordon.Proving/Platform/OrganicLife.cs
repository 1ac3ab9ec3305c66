using Cordon.Events;

namespace Cordon.Proving.Platform;

/// <summary>
/// Decides what an ordinary account does at an instant, given what there is to react to: recent posts of its community,
/// what the platform is excited about, whom it knows. Called in time order.
/// </summary>
internal sealed partial class OrganicLife
{
    private const int PostRing = 16;
    private const int LinkRing = 4;
    private const int HotRing = 128;
    private const long HotLasting = 36 * 3_600_000L;

    /// <summary>Nobody reacts to a post sooner, in milliseconds.</summary>
    private const long ReactionTime = 3000;

    private readonly Population _people;
    private readonly Supply _supply = new(Supply.Organic);
    private readonly Fashions _links;
    private readonly Fashions _tags;
    private readonly Fashions _quotes;
    private readonly Fashions _memes;

    /// <summary>The last posts of each community, and where the next one goes.</summary>
    private readonly SeenPost[] _recent;
    private readonly byte[] _recentAt;
    private readonly Thing[] _recentLinks;
    private readonly Thing[] _recentMedia;

    /// <summary>Posts that the whole platform sees.</summary>
    private readonly SeenPost[] _hot = new SeenPost[HotRing];
    private int _hotAt;

    private int _day;

    /// <summary>Who followed an account last, plus one; 0 when nobody did or it was answered.</summary>
    private readonly int[] _follower;

    private readonly bool[] _celebrity;

    private readonly record struct SeenPost(Thing Post, int Author, long Time);

    public OrganicLife(SimulationOptions options, Population people)
    {
        _people = people;
        _recent = new SeenPost[people.Communities * PostRing];
        _recentAt = new byte[people.Communities];
        _recentLinks = new Thing[people.Communities * LinkRing];
        _recentMedia = new Thing[people.Communities];
        _follower = new int[people.Capacity];
        _celebrity = new bool[people.Capacity];
        foreach (var account in people.Celebrities)
            _celebrity[account] = true;

        var seed = options.RandomSeed;
        var made = new Supply(Supply.Fashion);
        _links = new Fashions(seed, Purpose.ViralLinks, Math.Min(200, 3 + (people.Count / 3000)), 0.5, 5, r => made.Link(PopularDomain(ref r)).Packed);
        _tags = new Fashions(seed, Purpose.TrendingTags, Math.Min(60, 3 + (people.Count / 10_000)), 3, 14, _ => made.Tag().Packed);
        _quotes = new Fashions(seed, Purpose.Quotes, Math.Min(60, 3 + (people.Count / 10_000)), 4, 24, r => r.Next() | 1);
        _memes = new Fashions(seed, Purpose.Memes, Math.Min(100, 4 + (people.Count / 5000)), 4, 30, _ => made.Media().Packed);
        BeginDay(-1);
    }

    /// <summary>Brings the day's fashions about.</summary>
    public void BeginDay(int day)
    {
        _day = day;
        _links.BeginDay(day);
        _tags.BeginDay(day);
        _quotes.BeginDay(day);
        _memes.BeginDay(day);
    }

    /// <summary>Lets people see a post that someone else's plan brought about.</summary>
    public void Notice(in SimulatedEvent e)
    {
        if (e.Kind == SimulatedKind.Post && e.First.Type == ThingType.Post)
            Show(e.Actor, e.First, e.Time);
    }

    /// <summary>Fills in what the account does. The random stream is the event's own.</summary>
    public void Act(int actor, long time, ref RandomStream random, out SimulatedEvent e)
    {
        e = new SimulatedEvent { Actor = actor, Time = time };
        switch (random.Below(1000))
        {
            case < 340:
                React(SimulatedKind.Like, ref e, ref random);
                break;
            case < 450:
                React(SimulatedKind.Repost, ref e, ref random);
                break;
            case < 670:
                Post(ref e, ref random);
                break;
            case < 760:
                Reply(ref e, ref random);
                break;
            case < 820:
                Follow(ref e, ref random);
                break;
            case < 860:
                Address(SimulatedKind.Mention, ref e, ref random);
                break;
            case < 910:
                Address(SimulatedKind.Message, ref e, ref random);
                break;
            case < 980:
                Login(ref e, ref random);
                break;
            case < 990:
                e.Kind = SimulatedKind.Search;
                e.Text = random.Next() | 1;
                break;
            case < 994:
                e.Kind = SimulatedKind.Profile;
                e.First = AnyHandle(actor, ref random);
                break;
            case < 997:
                e.Kind = SimulatedKind.Report;
                e.Target = Thing.Account(Someone(actor, ref random));
                break;
            default:
                e.Kind = SimulatedKind.Block;
                e.Target = Thing.Account(Someone(actor, ref random));
                break;
        }
    }

    /// <summary>The account comes to the platform.</summary>
    public SimulatedEvent Register(int account, long time, ref RandomStream random) => new()
    {
        Kind = SimulatedKind.Register,
        Actor = account,
        Time = time,
        First = _people.Device[account],
        Second = Where(account, ref random),
        Third = _people.Invite.GetValueOrDefault(account),
    };

    private void Login(ref SimulatedEvent e, ref RandomStream random)
    {
        e.Kind = SimulatedKind.Login;
        e.First = random.Chance(0.01) ? _people.PublicDevice(e.Actor) : _people.Device[e.Actor];
        e.Second = Where(e.Actor, ref random);
    }

    private Thing Where(int account, ref RandomStream random)
    {
        // Everyone has a carrier with three gateways; half of the time they are at home.
        var roll = random.Next();
        return (roll & 1) == 0 ? _people.Home[account] : _people.Carrier(SeededRandom.Mix((ulong)account) + ((roll >> 1) % 3));
    }
}
