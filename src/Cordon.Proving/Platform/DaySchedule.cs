using Cordon.Events;

namespace Cordon.Proving.Platform;

/// <summary>
/// When things happen on a day: it draws when each account acts, lays the groups' plans among that, and sorts. Memory holds one day's instants and
/// what is planned for the next two days.
/// </summary>
internal sealed class DaySchedule(SimulationOptions options, Society society)
{
    // A day's entry is one number that sorts by time: 27 bits of milliseconds, 1 bit "planned", then either 23 bits of
    // account and 13 of ordinal, or 36 bits of index into the day's plans.
    private const int TimeShift = 37;
    private const ulong Planned = 1UL << 36;
    private const int OrdinalBits = 13;
    private const double SessionChance = 0.65;
    private const double SessionGapMilliseconds = 150_000;

    private readonly ulong _content = RandomStream.For(options.RandomSeed, Purpose.Content).Next();
    private List<SimulatedEvent> _today = [];
    private List<SimulatedEvent> _later = [];
    private ulong[] _keys = new ulong[1024];
    private ulong _stream;
    private long _start;

    /// <summary>Entries of the day.</summary>
    public int Count { get; private set; }

    /// <summary>Acts planned for after the day.</summary>
    public int Later => _later.Count;

    /// <summary>Acts that the planted networks' plans asked for so far.</summary>
    public long PlantedActs { get; private set; }

    /// <summary>Acts that the look-alike groups' plans asked for so far.</summary>
    public long LookAlikeActs { get; private set; }

    /// <summary>Plans an act for a later day.</summary>
    public void Add(in SimulatedEvent planned) => _later.Add(planned);

    /// <summary>Draws the day's entries.</summary>
    public void Draw(int day, CancellationToken cancellation)
    {
        _start = (long)day * Rhythm.Day;
        _stream = SeededRandom.Mix(_content + (ulong)day);
        Plan(day);
        DrawInstants(day, cancellation);
        Array.Sort(_keys, 0, Count);
    }

    /// <summary>When an entry falls, in milliseconds since the start of the simulation.</summary>
    public long Time(int entry) => _start + (long)(_keys[entry] >> TimeShift);

    /// <summary>Gives what was planned; false where an account acts by itself.</summary>
    public bool IsPlanned(int entry, out SimulatedEvent planned)
    {
        var key = _keys[entry];
        var isPlanned = (key & Planned) != 0;
        planned = isPlanned ? _today[(int)(key & (Planned - 1))] : default;
        return isPlanned;
    }

    /// <summary>Who acts, where nothing was planned, and the random stream of the act.</summary>
    public int Actor(int entry, out RandomStream random)
    {
        random = new RandomStream(SeededRandom.Mix(_stream ^ _keys[entry]));
        return (int)((_keys[entry] & (Planned - 1)) >> OrdinalBits);
    }

    private void Plan(int day)
    {
        var end = (day + 1L) * Rhythm.Day;
        (_today, _later) = (_later, _today);
        _later.Clear();
        var due = _today.Count;
        society.Planted.Plan(day, _today);
        PlantedActs += _today.Count - due;
        due = _today.Count;
        society.LookAlikes.Plan(day, _today);
        LookAlikeActs += _today.Count - due;
        society.Strangers?.Plan(day, _today);

        var kept = 0;
        for (var i = 0; i < _today.Count; i++)
        {
            if (_today[i].Time < end)
                _today[kept++] = _today[i];
            else
                _later.Add(_today[i]);
        }

        _today.RemoveRange(kept, _today.Count - kept);
        society.Life.BeginDay(day);
    }

    private void DrawInstants(int day, CancellationToken cancellation)
    {
        Count = 0;
        var people = society.People;
        var week = Rhythm.Week(options.Start.AddDays(day).DayOfWeek);
        var stream = RandomStream.For(options.RandomSeed, Purpose.Activity, 0, day).Next();
        for (var account = 0; account < people.Total; account++)
        {
            if ((account & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            var random = new RandomStream(SeededRandom.Mix(stream + (ulong)account));
            var zone = people.Zone[account];
            if (people.IsAbsent(account, day))
            {
                if (people.JoinDay[account] == day)
                    _today.Add(society.Life.Register(account, _start + Rhythm.Sample(ref random, zone), ref random));
                continue;
            }

            var acts = Math.Min(random.Poisson(people.Rate[account] * week), 1 << OrdinalBits);
            var time = 0;
            for (var i = 0; i < acts; i++)
            {
                // People come for a while: the next act follows within minutes more often than not.
                var next = i > 0 && random.Chance(SessionChance) ? time + 1500 + (int)(SessionGapMilliseconds * random.Exponential()) : Rhythm.Day;
                time = next < Rhythm.Day ? next : Rhythm.Sample(ref random, zone);
                Push(((ulong)(uint)time << TimeShift) | ((ulong)(uint)account << OrdinalBits) | (uint)i);
            }
        }

        for (var i = 0; i < _today.Count; i++)
            Push(((ulong)(_today[i].Time - _start) << TimeShift) | Planned | (uint)i);
    }

    private void Push(ulong key)
    {
        if (Count == _keys.Length)
            Array.Resize(ref _keys, _keys.Length * 2);
        _keys[Count++] = key;
    }
}
