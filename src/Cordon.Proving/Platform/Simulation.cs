using Cordon.Events;

namespace Cordon.Proving.Platform;

/// <summary>
/// One run: day by day it draws when each account acts, lays the groups' plans among that, sorts, and then lets everyone
/// act in time order. Memory holds the accounts, one day's instants and what is planned for the next two days.
/// </summary>
internal sealed class Simulation
{
    // A day's entry is one number that sorts by time: 27 bits of milliseconds, 1 bit "planned", then either 23 bits of
    // account and 13 of ordinal, or 36 bits of index into the day's plans.
    private const int TimeShift = 37;
    private const ulong Planned = 1UL << 36;
    private const int OrdinalBits = 13;
    private const double SessionChance = 0.65;
    private const double SessionGapMilliseconds = 150_000;

    private readonly SimulationOptions _options;
    private readonly OrganicLife _life;
    private readonly Strangers? _strangers;
    private readonly EventLines _lines;
    private readonly ulong _content;
    private RandomStream _deletes;
    private RandomStream _duplicates;
    private List<SimulatedEvent> _today = [];
    private List<SimulatedEvent> _later = [];
    private ulong[] _keys = new ulong[1024];
    private int _count;

    public Simulation(SimulationOptions options)
    {
        _options = options;
        Names = new Names(options.RandomSeed);
        People = new Population(options);
        Planted = new PlantedNetworks(options, People);
        LookAlikes = new LookAlikes(options, People);
        Planted.LeadLives();
        _strangers = options.Adversary is { Roles: true } ? new Strangers(options, People, LookAlikes.Supply) : null;
        _life = new OrganicLife(options, People);
        _lines = new EventLines(Names, options.Start, options.Adversary is { Roles: true } ? People : null);
        _content = RandomStream.For(options.RandomSeed, Purpose.Content).Next();
        _deletes = RandomStream.For(options.RandomSeed, Purpose.Deletes);
        _duplicates = RandomStream.For(options.RandomSeed, Purpose.Duplicates);
    }

    public Names Names { get; }

    public Population People { get; }

    public PlantedNetworks Planted { get; }

    public LookAlikes LookAlikes { get; }

    /// <summary>Distinct events written.</summary>
    public long Events { get; private set; }

    public long Duplicates { get; private set; }

    public long PlantedActs { get; private set; }

    public long LookAlikeActs { get; private set; }

    /// <summary>Acts that were planned for after the last day, and so were not written.</summary>
    public long BeyondEnd { get; private set; }

    public long[] Kinds { get; } = new long[Enum.GetValues<SimulatedKind>().Length];

    public void Run(EventFiles files, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        for (var day = 0; day < _options.Days; day++)
        {
            cancellation.ThrowIfCancellationRequested();
            BeginDay(day);
            DrawInstants(day, cancellation);
            Array.Sort(_keys, 0, _count);
            Live(day, files, cancellation);
            progress?.Report(new SimulationProgress(day + 1, _options.Days, files.Lines, files.Bytes));
        }

        BeyondEnd = _later.Count;
    }

    private void BeginDay(int day)
    {
        var end = (day + 1L) * Rhythm.Day;
        (_today, _later) = (_later, _today);
        _later.Clear();
        var due = _today.Count;
        Planted.Plan(day, _today);
        PlantedActs += _today.Count - due;
        due = _today.Count;
        LookAlikes.Plan(day, _today);
        LookAlikeActs += _today.Count - due;
        _strangers?.Plan(day, _today);

        var kept = 0;
        for (var i = 0; i < _today.Count; i++)
        {
            if (_today[i].Time < end)
                _today[kept++] = _today[i];
            else
                _later.Add(_today[i]);
        }

        _today.RemoveRange(kept, _today.Count - kept);
        _life.BeginDay(day);
    }

    private void DrawInstants(int day, CancellationToken cancellation)
    {
        _count = 0;
        var start = (long)day * Rhythm.Day;
        var week = Rhythm.Week(_options.Start.AddDays(day).DayOfWeek);
        var stream = RandomStream.For(_options.RandomSeed, Purpose.Activity, 0, day).Next();
        for (var account = 0; account < People.Count; account++)
        {
            if ((account & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            var random = new RandomStream(SeededRandom.Mix(stream + (ulong)account));
            var zone = People.Zone[account];
            if (People.IsAbsent(account, day))
            {
                if (People.JoinDay[account] == day)
                    _today.Add(_life.Register(account, start + Rhythm.Sample(ref random, zone), ref random));
                continue;
            }

            var acts = Math.Min(random.Poisson(People.Rate[account] * week), 1 << OrdinalBits);
            var time = 0;
            for (var i = 0; i < acts; i++)
            {
                // People come for a while: the next act follows within minutes more often than not.
                var next = i > 0 && random.Chance(SessionChance) ? time + 1500 + (int)(SessionGapMilliseconds * random.Exponential()) : Rhythm.Day;
                time = next < Rhythm.Day ? next : Rhythm.Sample(ref random, zone);
                Add(((ulong)(uint)time << TimeShift) | ((ulong)(uint)account << OrdinalBits) | (uint)i);
            }
        }

        for (var i = 0; i < _today.Count; i++)
            Add(((ulong)(_today[i].Time - start) << TimeShift) | Planned | (uint)i);
    }

    private void Add(ulong key)
    {
        if (_count == _keys.Length)
            Array.Resize(ref _keys, _keys.Length * 2);
        _keys[_count++] = key;
    }

    private void Live(int day, EventFiles files, CancellationToken cancellation)
    {
        var start = (long)day * Rhythm.Day;
        var stream = SeededRandom.Mix(_content + (ulong)day);
        for (var i = 0; i < _count; i++)
        {
            if ((i & 0x3FFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            var key = _keys[i];
            if ((key & Planned) != 0)
            {
                var planned = _today[(int)(key & (Planned - 1))];
                _life.Notice(planned);
                Write(day, planned, files);
                continue;
            }

            var actor = (int)((key & (Planned - 1)) >> OrdinalBits);
            var random = new RandomStream(SeededRandom.Mix(stream ^ key));
            _life.Act(actor, start + (long)(key >> TimeShift), ref random, out var act);
            Write(day, act, files);
        }
    }

    private void Write(int day, in SimulatedEvent e, EventFiles files)
    {
        var number = (ulong)Events++;
        Kinds[(int)e.Kind]++;
        files.Commit(_lines.Write(files.Room(), e, number));
        if (_duplicates.Chance(_options.DuplicateRate))
        {
            files.Commit(_lines.Write(files.Room(), e, number));
            Duplicates++;
        }

        if (e.Kind is SimulatedKind.Post or SimulatedKind.Follow or SimulatedKind.Like or SimulatedKind.Repost && _deletes.Chance(_options.DeleteRate))
        {
            var what = e.Kind is SimulatedKind.Post or SimulatedKind.Follow ? e.First : Thing.Of(ThingType.Event, number);
            var time = ((day + (long)_deletes.Between(1, 2)) * Rhythm.Day) + Rhythm.Sample(ref _deletes, People.Zone[e.Actor]);
            _later.Add(new SimulatedEvent { Kind = SimulatedKind.Delete, Actor = e.Actor, Time = time, Target = what });
        }
    }
}
