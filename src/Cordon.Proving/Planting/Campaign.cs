using System.Globalization;

namespace Cordon.Proving.Planting;

/// <summary>One planted campaign: a ring of new accounts that act together among the events of a real platform.</summary>
public sealed record Campaign
{
    /// <summary>Accounts of the ring. Default 20; range 3–1,000; unit: accounts.</summary>
    public int Members { get; init; } = 20;

    /// <summary>Share of the members that join one action; at least two do. Default 0.6; range 0.02–1; unit: share.</summary>
    public double Density { get; init; } = 0.6;

    /// <summary>
    /// Share of a member's posts that are ordinary: copies of what somebody of the background posted, minutes to hours later.
    /// Default 0.5; range 0–0.98; unit: share.
    /// </summary>
    public double Camouflage { get; init; } = 0.5;

    /// <summary>The members of one action post within this, uniformly. Default 30; range 0–604,800 (7 days); unit: seconds.</summary>
    public int JitterSeconds { get; init; } = 30;

    /// <summary>What the actions are about. Default <see cref="CampaignLayers.Link"/>.</summary>
    public CampaignLayers Layers { get; init; } = CampaignLayers.Link;

    /// <summary>Actions during the whole history, at times when the background is busy. Default 10; range 2–500.</summary>
    public int Actions { get; init; } = 10;

    /// <summary>Share of the actions on a thing that the background uses, the popular ones more often. Default 0; range 0–1; unit: share.</summary>
    public double Borrowed { get; init; }

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names the value and the range.</exception>
    public void Validate()
    {
        Within(Members, 3, 1000, nameof(Members));
        Within(Density, 0.02, 1, nameof(Density));
        Within(Camouflage, 0, 0.98, nameof(Camouflage));
        Within(JitterSeconds, 0, 604_800, nameof(JitterSeconds));
        Within(Actions, 2, 500, nameof(Actions));
        Within(Borrowed, 0, 1, nameof(Borrowed));
        Within((int)Layers, 1, 15, nameof(Layers));
    }

    internal static void Within(double value, double low, double high, string name)
    {
        // Written so that NaN fails too.
        if (!(value >= low && value <= high))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; expected {low} to {high}; choose a value in that range"));
    }
}
