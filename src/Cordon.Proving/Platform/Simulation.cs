namespace Cordon.Proving.Platform;

/// <summary>One run: day by day it lets everyone act in time order, and writes what they do. Nothing grows with the length of the history.</summary>
internal sealed class Simulation
{
    private readonly SimulationOptions _options;
    private readonly Society _society;
    private readonly DaySchedule _schedule;
    private readonly EventLines _lines;
    private RandomStream _deletes;
    private RandomStream _duplicates;

    public Simulation(SimulationOptions options)
    {
        _options = options;
        _society = new Society(options, new Population(options));
        _schedule = new DaySchedule(options, _society);
        _lines = new EventLines(_society.Names, options.Start, options.Adversary is { Roles: true } ? People : null);
        _deletes = RandomStream.For(options.RandomSeed, Purpose.Deletes);
        _duplicates = RandomStream.For(options.RandomSeed, Purpose.Duplicates);
    }

    public Society Society => _society;

    private Population People => _society.People;

    /// <summary>Distinct events written.</summary>
    public long Events { get; private set; }

    public long Duplicates { get; private set; }

    public long PlantedActs => _schedule.PlantedActs;

    public long LookAlikeActs => _schedule.LookAlikeActs;

    /// <summary>Acts that were planned for after the last day, and so were not written.</summary>
    public long BeyondEnd { get; private set; }

    public long[] Kinds { get; } = new long[Enum.GetValues<SimulatedKind>().Length];

    public void Run(EventFiles files, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        for (var day = 0; day < _options.Days; day++)
        {
            cancellation.ThrowIfCancellationRequested();
            _schedule.Draw(day, cancellation);
            Live(day, files, cancellation);
            progress?.Report(new SimulationProgress(day + 1, _options.Days, files.Lines, files.Bytes));
        }

        BeyondEnd = _schedule.Later;
    }

    private void Live(int day, EventFiles files, CancellationToken cancellation)
    {
        for (var i = 0; i < _schedule.Count; i++)
        {
            if ((i & 0x3FFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (_schedule.IsPlanned(i, out var act))
            {
                _society.Life.Notice(act);
            }
            else
            {
                var actor = _schedule.Actor(i, out var random);
                _society.Life.Act(actor, _schedule.Time(i), ref random, out act);
            }

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
            _schedule.Add(new SimulatedEvent { Kind = SimulatedKind.Delete, Actor = e.Actor, Time = time, Target = what });
        }
    }
}
