namespace Cordon.Signals.Counters;

/// <summary>What a counter is: its name, what it keeps and for how long.</summary>
public sealed record CounterDefinition
{
    /// <summary>Shortest window and half-life.</summary>
    public static readonly TimeSpan ShortestWindow = TimeSpan.FromMinutes(1);

    /// <summary>Longest window and half-life.</summary>
    public static readonly TimeSpan LongestWindow = TimeSpan.FromDays(90);

    /// <summary>The longest lateness that is allowed by default.</summary>
    public static readonly TimeSpan UsualLateness = TimeSpan.FromHours(1);

    /// <summary>Most keys a counter may be allowed to hold.</summary>
    public const int MostKeys = 16_000_000;

    /// <summary>Least value of <see cref="MaxBytes"/>.</summary>
    public const long FewestBytes = 1 << 20;

    /// <summary>Half-lives after its last event at which a decaying key is forgotten: 2⁻³² of its weight is left.</summary>
    public const int HalfLivesKept = 32;

    /// <summary>Longest name, in characters.</summary>
    public const int NameChars = 128;

    /// <summary>The counter's name, unique in its set: 1 to 128 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What is kept.</summary>
    public required CounterMethod Method { get; init; }

    /// <summary>
    /// How far back a reading looks: whole minutes from one minute to 90 days. For <see cref="CounterMethod.FirstSeen"/> and
    /// <see cref="CounterMethod.LastSeen"/>: how long after its last event a key is remembered. Not for <see cref="CounterMethod.Decay"/>.
    /// </summary>
    public TimeSpan Window { get; init; }

    /// <summary>For <see cref="CounterMethod.Decay"/> only: the time in which an amount loses half of its weight, from one minute to 90 days.</summary>
    public TimeSpan HalfLife { get; init; }

    /// <summary>
    /// How far behind the watermark a reading is still answered in full, and an event is not yet late: from zero to the window. Default: the window, at most one hour.
    /// </summary>
    public TimeSpan? Lateness { get; init; }

    /// <summary>Most keys held at a time, from 1 to 16 million. Default 1 million.</summary>
    public int MaxKeys { get; init; } = 1_000_000;

    /// <summary>Most bytes held by keys and their blocks at a time, at least 1 MiB. Default 1 GiB.</summary>
    public long MaxBytes { get; init; } = 1L << 30;

    /// <summary>For <see cref="CounterMethod.Rate"/> only: the unit of time. Default: a minute.</summary>
    public RateUnit Unit { get; init; } = RateUnit.Minute;

    /// <summary>How long a key is kept after its last event, without lateness.</summary>
    internal TimeSpan Kept => Method == CounterMethod.Decay ? HalfLife * HalfLivesKept : Window;

    /// <summary>The lateness in force.</summary>
    internal TimeSpan LatenessInForce => Lateness ?? (Kept < UsualLateness ? Kept : UsualLateness);

    /// <summary>What is wrong with the definition, in words for its author; null when it is right.</summary>
    public string? Fault()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > NameChars)
            return $"a counter needs a name of 1 to {NameChars} characters";
        if (!Enum.IsDefined(Method))
            return $"counter '{Name}': method {(int)Method} is not known; known are {string.Join(", ", Enum.GetNames<CounterMethod>())}";
        if (!Enum.IsDefined(Unit))
            return $"counter '{Name}': unit {(int)Unit} is not known; known are {string.Join(", ", Enum.GetNames<RateUnit>())}";
        if (Method == CounterMethod.Decay)
        {
            if (Window != TimeSpan.Zero)
                return $"counter '{Name}': a decaying counter has a half-life, not a window; remove the window of {Window}";
            if (HalfLife < ShortestWindow || HalfLife > LongestWindow)
                return $"counter '{Name}': the half-life is {HalfLife}; give one from one minute to 90 days";
        }
        else
        {
            if (HalfLife != TimeSpan.Zero)
                return $"counter '{Name}': only a decaying counter has a half-life; remove the half-life of {HalfLife}";
            if (Window < ShortestWindow || Window > LongestWindow || Window.Ticks % TimeSpan.TicksPerMinute != 0)
                return $"counter '{Name}': the window is {Window}; give whole minutes, from one minute to 90 days";
        }
        if (Lateness is { } lateness && (lateness < TimeSpan.Zero || lateness > Kept))
            return $"counter '{Name}': the lateness is {lateness}; give one from zero to {Kept}";
        if (MaxKeys is < 1 or > MostKeys)
            return $"counter '{Name}': {MaxKeys} keys at most; give a number from 1 to {MostKeys}";
        if (MaxBytes < FewestBytes)
            return $"counter '{Name}': {MaxBytes} bytes at most; give {FewestBytes} or more";
        return null;
    }
}
