using Cordon.Proving.Platform;

namespace Cordon.Proving.Living;

/// <summary>What living platform to simulate. The same options, and the same answers of the guard, give the same platform. Values are checked by <see cref="Validate"/>.</summary>
public sealed record LivingOptions
{
    /// <summary>
    /// The people, and the networks and innocent groups among them. <see cref="SimulationOptions.Adversary"/> says how networks hide; its
    /// <see cref="AdversaryOptions.Roles"/> are always on. Events are neither withdrawn nor delivered twice.
    /// </summary>
    public SimulationOptions Population { get; init; } = new();

    /// <summary>Whether recommendations learn from behaviour; else they are drawn from everybody and everything alike. Default true.</summary>
    public bool IsLearning { get; init; } = true;

    /// <summary>The share of ordinary acts that follow from a look at a surface. Default 0.5; range 0–0.9; unit: share.</summary>
    public double Looks { get; init; } = 0.5;

    /// <summary>Things that a feed, a tag page or a search shows at once. Default 10; range 1–100; unit: things.</summary>
    public int FeedLength { get; init; } = 10;

    /// <summary>People suggested at once. Default 6; range 1–100; unit: accounts.</summary>
    public int PeopleLength { get; init; } = 6;

    /// <summary>The share of accounts whose age the platform does not know. Default 0.1; range 0–1; unit: share.</summary>
    public double UnknownAges { get; init; } = 0.1;

    /// <summary>The share of ordinary adults who take to what the networks offer when they are shown it. Default 0.003; range 0–0.5; unit: share.</summary>
    public double Drawn { get; init; } = 0.003;

    /// <summary>How long posts are remembered for recommending. Default 3; range 1–30; unit: days.</summary>
    public int MemoryDays { get; init; } = 3;

    /// <summary>Accounts that may be added while the platform lives: people who return, and probes; null is a hundredth, at least 1,000. Default null; range 0–1,000,000.</summary>
    public int? MoreAccounts { get; init; }

    /// <summary>How planted networks answer to what is done against them.</summary>
    public AdaptationOptions Adaptation { get; init; } = new();

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names the value, the range and what to do.</exception>
    public void Validate()
    {
        Population.Validate();
        Adaptation.Validate();
        SimulationOptions.Within(Looks, 0, 0.9, nameof(Looks));
        SimulationOptions.Within(FeedLength, 1, 100, nameof(FeedLength));
        SimulationOptions.Within(PeopleLength, 1, 100, nameof(PeopleLength));
        SimulationOptions.Within(UnknownAges, 0, 1, nameof(UnknownAges));
        SimulationOptions.Within(Drawn, 0, 0.5, nameof(Drawn));
        SimulationOptions.Within(MemoryDays, 1, 30, nameof(MemoryDays));
        SimulationOptions.Within(MoreAccounts ?? 0, 0, 1_000_000, nameof(MoreAccounts));
    }
}
