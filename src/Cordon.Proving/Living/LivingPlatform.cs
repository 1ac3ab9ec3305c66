using Cordon.Events;
using Cordon.Proving.Living.Guarding;
using Cordon.Proving.Living.Measuring;
using Cordon.Proving.Living.Recommending;
using Cordon.Proving.Platform;
using Cordon.Proving.Surfaces;
using Cordon.Proving.Truth;

namespace Cordon.Proving.Living;

/// <summary>
/// A simulated platform that lives: people look at surfaces and act on what they are shown, a recommender learns from all they do, and so what is shown shapes what happens next.
/// Networks are planted in it; nobody tells the recommender, and it connects them by itself. A guard may stand before the surfaces.
/// </summary>
/// <remarks>
/// One thread at a time. The same options and the same answers of the guard give the same events and the same surfaces. Memory is bounded by the accounts (about one
/// kilobyte each), the posts of <see cref="LivingOptions.MemoryDays"/> and the tags in use.
/// </remarks>
public sealed partial class LivingPlatform : IPlatformSurfaces
{
    private const long Hour = 3_600_000;

    private readonly LivingOptions _options;
    private readonly SimulationOptions _simulation;
    private readonly Society _society;
    private readonly Population _people;
    private readonly Phrases _phrases = new();
    private readonly Recommender _recommender;
    private readonly DaySchedule _schedule;
    private readonly EventLines _lines;
    private readonly byte[] _line = new byte[EventLines.LongestBytes];
    private readonly string?[] _names;
    private readonly ulong _looks;
    private readonly ulong _tastes;
    private long _now;
    private int _entry;

    /// <summary>Makes the platform as it is before the first day.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; see <see cref="LivingOptions.Validate"/>.</exception>
    public LivingPlatform(LivingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _simulation = options.Population with { Adversary = (options.Population.Adversary ?? new AdversaryOptions()) with { Roles = true } };
        _people = new Population(_simulation, options.MoreAccounts ?? Math.Max(1000, _simulation.Accounts / 100), options.UnknownAges, isYoungTogether: true);
        _society = new Society(_simulation, _people);
        _society.Planted.GiveWares(_phrases);
        _recommender = new Recommender(_society.Names, _phrases, _people.Capacity, PostsKept());
        _schedule = new DaySchedule(_simulation, _society);
        _lines = new EventLines(_society.Names, _simulation.Start, _people, _phrases);
        _names = new string?[_people.Capacity];
        _looks = RandomStream.For(_simulation.RandomSeed, Purpose.Looks).Next();
        _tastes = RandomStream.For(_simulation.RandomSeed, Purpose.Tastes).Next();
        _networkOf = new int[_people.Capacity];
        _roles = new PlantedRole[_people.Capacity];
        Array.Fill(_networkOf, -1);
        for (var i = 0; i < _society.Planted.All.Count; i++)
            Enrol(i);
    }

    /// <summary>Whom the surfaces ask; null for a platform without a guard. May be changed between two advances.</summary>
    public ISurfaceGuard? Guard { get; set; }

    /// <summary>Gets the events as they happen; null for nobody.</summary>
    public ILineSink? Events { get; set; }

    /// <summary>Gets what surfaces show as they show it; null for nobody.</summary>
    public IShownSink? Shown { get; set; }

    /// <summary>How far the platform has lived.</summary>
    public DateTimeOffset Now => _simulation.Start.AddMilliseconds(_now);

    /// <summary>Events so far.</summary>
    public long EventCount { get; private set; }

    /// <summary>Events so far, by kind.</summary>
    internal long[] Kinds { get; } = new long[Enum.GetValues<SimulatedKind>().Length];

    /// <summary>Ordinary adults who liked or passed on what a network wrote, or followed its members.</summary>
    public int DrawnSoFar => _drawn.Count;

    /// <summary>Connections that the guard refused.</summary>
    public long Refused { get; private set; }

    /// <summary>What surfaces showed since the last call of <see cref="BeginMeasuring"/>, or from the start.</summary>
    public Exposure Exposure => _exposure ??= new Exposure(_people.Capacity, _society.Planted.All.Count);

    /// <summary>Begins to count anew; <see cref="Exposure"/> is what is shown from now on.</summary>
    public void BeginMeasuring() => _exposure = new Exposure(_people.Capacity, _society.Planted.All.Count);

    /// <summary>Lets time pass.</summary>
    /// <param name="hours">How many hours, at least 0.</param>
    /// <param name="cancellation">Stops within some milliseconds; the platform cannot be used any more then.</param>
    public async ValueTask AdvanceAsync(int hours, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hours);
        for (; hours > 0; hours--)
        {
            if (_now % Rhythm.Day == 0)
                BeginDay((int)(_now / Rhythm.Day), cancellation);
            var until = _now + Hour;
            for (; _entry < _schedule.Count && _schedule.Time(_entry) < until; _entry++)
            {
                if ((_entry & 0xFFF) == 0)
                    cancellation.ThrowIfCancellationRequested();
                await Live(_entry, cancellation);
            }

            _now = until;
            _recommender.Tick();
        }
    }

    /// <summary>The truth about the platform so far.</summary>
    public GroundTruth Truth() => SocietyTruth.Describe(
        _simulation,
        _society,
        new TruthCounts
        {
            Accounts = _people.Total,
            Events = EventCount,
            Lines = EventCount,
            Bytes = _bytes,
            Files = 0,
            Duplicates = 0,
            Deletes = 0,
            PlantedActs = _schedule.PlantedActs,
            LookAlikeActs = _schedule.LookAlikeActs,
            BeyondEnd = _schedule.Later,
            Kinds = SocietyTruth.Kinds(_simulation, Kinds),
        },
        _phrases) with
    { Returned = [.. _returned] };

    private void BeginDay(int day, CancellationToken cancellation)
    {
        Adapt(day);
        _schedule.Draw(day, cancellation);
        _entry = 0;
    }

    private ValueTask Live(int entry, CancellationToken cancellation)
    {
        if (_schedule.IsPlanned(entry, out var act))
            return Happen(act, isPlanned: true, cancellation);
        var actor = _schedule.Actor(entry, out var random);
        if (_recommender.IsGone(actor))
            return ValueTask.CompletedTask;
        var time = _schedule.Time(entry);

        // Looks have a stream of their own: what somebody sees changes no other draw.
        var looks = new RandomStream(SeededRandom.Mix(_looks ^ random.Next()));
        if (looks.Chance(_options.Looks))
            return Look(actor, time, looks, cancellation);
        _society.Life.Act(actor, time, ref random, out act);
        return Happen(act, isPlanned: false, cancellation);
    }

    /// <summary>Something is done, unless who does it or whom it is done to is gone, or the guard refuses the connection.</summary>
    private ValueTask Happen(SimulatedEvent act, bool isPlanned, CancellationToken cancellation)
    {
        if (_recommender.IsGone(act.Actor) || (act.Target.Type == ThingType.Account && _recommender.IsGone((int)act.Target.Number)))
            return ValueTask.CompletedTask;
        if (Guard is not null && act.Kind is SimulatedKind.Follow or SimulatedKind.Message)
            return HappenIfAllowed(act, isPlanned, cancellation);
        Record(act, isPlanned);
        return ValueTask.CompletedTask;
    }

    private async ValueTask HappenIfAllowed(SimulatedEvent act, bool isPlanned, CancellationToken cancellation)
    {
        var how = act.Kind == SimulatedKind.Follow ? ConnectionKind.Follow : ConnectionKind.Message;
        if (await Guard!.Connect(Guarded(act.Actor), Guarded((int)act.Target.Number), how, cancellation))
            Record(act, isPlanned);
        else
            Refused++;
    }

    private void Record(in SimulatedEvent act, bool isPlanned)
    {
        if (isPlanned)
            _society.Life.Notice(act);
        Kinds[(int)act.Kind]++;
        if (Events is not null)
        {
            var length = _lines.Write(_line, act, (ulong)EventCount);
            _bytes += length;
            Events.Take(_line.AsSpan(0, length));
        }

        EventCount++;
        _recommender.Learn(act);
        if (_networkOf[act.Actor] < 0 && act.Target.Type == ThingType.Account && _networkOf[(int)act.Target.Number] >= 0
            && act.Kind is SimulatedKind.Like or SimulatedKind.Repost or SimulatedKind.Follow && !_people.IsChild(act.Actor))
        {
            _drawn.Add(act.Actor);
        }
    }

    // The posts of so many days, with a third more than people write in the mean.
    private int PostsKept() => (int)Math.Clamp(_simulation.Accounts * _simulation.EventsPerAccountPerDay * 0.33 * _options.MemoryDays, 4096, 32_000_000);

    private string NameOf(int account) => _names[account] ??= _society.Names.Text(Thing.Account(account));

    private GuardedViewer Guarded(int account) => new(NameOf(account), AgeKnown(account));

    private AccountAge AgeKnown(int account) =>
        _people.IsOfUnknownAge(account) ? AccountAge.Unknown : _people.IsChild(account) ? AccountAge.Child : AccountAge.Adult;

    private long _bytes;
    private Exposure? _exposure;
    private readonly HashSet<int> _drawn = [];
}
