using System.Globalization;
using System.Text.Json.Serialization;
using Cordon.Events;

namespace Cordon.Proving.Platform;

/// <summary>
/// What platform to simulate. The same options give the same bytes, on every machine and in every run.
/// Values are checked by <see cref="Validate"/>, which the simulator calls first.
/// </summary>
public sealed record SimulationOptions
{
    /// <summary>Accounts on the platform. Default 20,000; range 50–5,000,000; unit: accounts.</summary>
    public int Accounts { get; init; } = 20_000;

    /// <summary>Length of the history. Default 20; range 1–365; unit: days.</summary>
    public int Days { get; init; } = 20;

    /// <summary>Seed of every random stream. Default 1; any 64-bit integer; no unit.</summary>
    public long RandomSeed { get; init; } = 1;

    /// <summary>First instant of the history. Default 2026-01-01T00:00:00Z; a UTC midnight such that the whole history is within 2000–2099.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Mean of ordinary events. Default 2.5; range 0.1–50; unit: events per account per day.</summary>
    public double EventsPerAccountPerDay { get; init; } = 2.5;

    /// <summary>
    /// Skew of ordinary activity: the standard deviation of the log of an account's rate. Default 1.2; range 0–2; unit: nats.
    /// 0 makes all accounts alike; 1.2 makes the busiest hundredth about eight times as busy as the mean.
    /// </summary>
    public double ActivitySpread { get; init; } = 1.2;

    /// <summary>Smallest organic community. Default 15; range 5–<see cref="CommunityMax"/>; unit: accounts.</summary>
    public int CommunityMin { get; init; } = 15;

    /// <summary>Largest organic community. Default 400; range <see cref="CommunityMin"/>–100,000; unit: accounts.</summary>
    public int CommunityMax { get; init; } = 400;

    /// <summary>
    /// Planted networks; null takes one per thousand accounts, at least 4 and at most 60. Default null; range 0–10,000; unit: networks.
    /// Together, at their smallest, they may hold at most 40 % of the accounts.
    /// </summary>
    public int? PlantedNetworks { get; init; }

    /// <summary>Smallest planted network. Default 5; range 3–<see cref="PlantedMax"/>; unit: accounts.</summary>
    public int PlantedMin { get; init; } = 5;

    /// <summary>Largest planted network. Default 60; range <see cref="PlantedMin"/>–1,000; unit: accounts.</summary>
    public int PlantedMax { get; init; } = 60;

    /// <summary>Lowest share of members that join one action of their network. Default 0.5; range 0.1–<see cref="ParticipationMax"/>; unit: share.</summary>
    public double ParticipationMin { get; init; } = 0.5;

    /// <summary>Highest share of members that join one action of their network. Default 0.9; range <see cref="ParticipationMin"/>–1; unit: share.</summary>
    public double ParticipationMax { get; init; } = 0.9;

    /// <summary>Lowest mean delay of a member behind its lead. Default 2; range 0.1–<see cref="JitterMaxSeconds"/>; unit: seconds.</summary>
    public double JitterMinSeconds { get; init; } = 2;

    /// <summary>Highest mean delay of a member behind its lead. Default 40; range <see cref="JitterMinSeconds"/>–3,600; unit: seconds.</summary>
    public double JitterMaxSeconds { get; init; } = 40;

    /// <summary>The longest delay of a member behind its lead: longer ones are drawn in. Default 59; range 1–3,600; unit: seconds.</summary>
    public double ActionWindowSeconds { get; init; } = 59;

    /// <summary>Share of the days on which planted networks act together; each has 0.4 to 1.4 times this, and at least four days where the history has them. Default 0.4; range 0.01–1; unit: share.</summary>
    public double ActiveDayShare { get; init; } = 0.4;

    /// <summary>
    /// How much of an ordinary life planted members lead besides: a factor on their ordinary activity. Default 1; range 0–5; no unit.
    /// 0 leaves only their coordinated acts, which makes them easy to find.
    /// </summary>
    public double Camouflage { get; init; } = 1;

    /// <summary>A factor on the number of innocent look-alike groups. Default 1; range 0–10; no unit.</summary>
    public double LookAlikes { get; init; } = 1;

    /// <summary>Share of accounts that join during the history. Default 0.05; range 0–0.5; unit: share.</summary>
    public double Newcomers { get; init; } = 0.05;

    /// <summary>Share of posts, follows, likes and reposts that are withdrawn within two days. Default 0.004; range 0–0.5; unit: share.</summary>
    public double DeleteRate { get; init; } = 0.004;

    /// <summary>Share of events that are delivered twice. Default 0.001; range 0–0.5; unit: share.</summary>
    public double DuplicateRate { get; init; } = 0.001;

    /// <summary>Most lines in one file. Default 1,000,000; range 1,000–100,000,000; unit: lines.</summary>
    public int LinesPerFile { get; init; } = 1_000_000;

    /// <summary>How the event files are compressed. Default none.</summary>
    public EventCompression Compression { get; init; } = EventCompression.None;

    /// <summary>How the planted networks adapt to a detector; null leaves them as they are. Default null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AdversaryOptions? Adversary { get; init; }

    /// <summary>The number of planted networks that these options mean.</summary>
    [JsonIgnore]
    public int PlantedNetworkCount => PlantedNetworks ?? Math.Min(Math.Clamp(Accounts / 1000, 4, 60), PlantedCapacity);

    private int PlantedCapacity => (int)(Accounts * 0.4 / PlantedMin);

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names the value, the range and what to do.</exception>
    public void Validate()
    {
        Within(Accounts, 50, 5_000_000, nameof(Accounts));
        Within(Days, 1, 365, nameof(Days));
        Within(EventsPerAccountPerDay, 0.1, 50, nameof(EventsPerAccountPerDay));
        Within(ActivitySpread, 0, 2, nameof(ActivitySpread));
        Within(CommunityMin, 5, 100_000, nameof(CommunityMin));
        Within(CommunityMax, CommunityMin, 100_000, nameof(CommunityMax));
        Within(PlantedMin, 3, 1000, nameof(PlantedMin));
        Within(PlantedMax, PlantedMin, 1000, nameof(PlantedMax));
        Within(PlantedNetworks ?? 0, 0, 10_000, nameof(PlantedNetworks));
        Within(ParticipationMin, 0.1, 1, nameof(ParticipationMin));
        Within(ParticipationMax, ParticipationMin, 1, nameof(ParticipationMax));
        Within(JitterMinSeconds, 0.1, 3600, nameof(JitterMinSeconds));
        Within(JitterMaxSeconds, JitterMinSeconds, 3600, nameof(JitterMaxSeconds));
        Within(ActionWindowSeconds, 1, 3600, nameof(ActionWindowSeconds));
        Within(ActiveDayShare, 0.01, 1, nameof(ActiveDayShare));
        Within(Camouflage, 0, 5, nameof(Camouflage));
        Within(LookAlikes, 0, 10, nameof(LookAlikes));
        Within(Newcomers, 0, 0.5, nameof(Newcomers));
        Within(DeleteRate, 0, 0.5, nameof(DeleteRate));
        Within(DuplicateRate, 0, 0.5, nameof(DuplicateRate));
        Within(LinesPerFile, 1000, 100_000_000, nameof(LinesPerFile));
        Adversary?.Validate();
        if (!Enum.IsDefined(Compression))
            throw new ArgumentException($"{nameof(Compression)} is {(int)Compression}; expected one of {string.Join(", ", Enum.GetNames<EventCompression>())}; choose one of them");
        if (PlantedNetworkCount > PlantedCapacity)
        {
            throw new ArgumentException(
                $"{nameof(PlantedNetworks)} is {PlantedNetworks}, which at {PlantedMin} members each is more than 40 % of {Accounts} accounts; " +
                $"expected at most {PlantedCapacity}; plant fewer or simulate more accounts");
        }

        if (Start.Offset != TimeSpan.Zero || Start.TimeOfDay != TimeSpan.Zero)
            throw new ArgumentException($"{nameof(Start)} is {Shown(Start)}; expected a midnight in UTC; give a date such as 2026-01-01T00:00:00Z");
        if (Start < Limits.EarliestTime || Start >= Limits.LatestTime || Start.AddDays(Days) > Limits.LatestTime)
        {
            throw new ArgumentException(
                $"{nameof(Start)} is {Shown(Start)}, from which {Days} days leave the years 2000-2099; choose a start within them");
        }
    }

    internal static void Within(double value, double low, double high, string name)
    {
        // Written so that NaN fails too.
        if (!(value >= low && value <= high))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} is {value}; expected {low} to {high}; choose a value in that range"));
        }
    }

    private static string Shown(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
