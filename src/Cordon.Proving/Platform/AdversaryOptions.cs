namespace Cordon.Proving.Platform;

/// <summary>
/// How the planted networks adapt to a detector. Each value by itself makes them harder to find; at its default each changes nothing.
/// </summary>
public sealed record AdversaryOptions
{
    /// <summary>
    /// Share of a planted member's acts that are ordinary life, in the mean; null keeps to <see cref="SimulationOptions.Camouflage"/>. Default null; range 0–0.95;
    /// unit: share.
    /// </summary>
    public double? Camouflage { get; init; }

    /// <summary>
    /// Parts in which each network acts. A part has its own lead, things and times, acts as often as a whole network would, and shares one member
    /// with the next part and one thing in seven with another. A part has at least three members. Default 1; range 1–8; unit: parts.
    /// </summary>
    public int Parts { get; init; } = 1;

    /// <summary>
    /// Over how long one action is spread, uniformly; 0 keeps to the mean delays and <see cref="SimulationOptions.ActionWindowSeconds"/>. Default 0;
    /// range 0–604,800 (7 days); unit: seconds.
    /// </summary>
    public double DripSeconds { get; init; }

    /// <summary>Words of a copied text that each member replaces by others. Default 0; range 0–4; unit: words.</summary>
    public int VariedWords { get; init; }

    /// <summary>
    /// Networks divide the work: advertisers publish offers and contacts, an audience follows, likes, passes on and asks, some members also act with
    /// another network, and leads and advertisers approach people outside, who mostly ignore or refuse them. Ordinary people approach each other,
    /// too, and are mostly answered kindly. Every event says its actor's age class. Default false.
    /// </summary>
    public bool Roles { get; init; }

    /// <summary>With <see cref="Roles"/>, people whom a lead or an advertiser approaches on a day on which its network acts. Default 1.5; range 0–20; unit: people, mean.</summary>
    public double Approaches { get; init; } = 1.5;

    /// <summary>With <see cref="Roles"/>, the share of accounts that are children's. Default 0.15; range 0–0.9; unit: share.</summary>
    public double Children { get; init; } = 0.15;

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names the value, the range and what to do.</exception>
    internal void Validate()
    {
        SimulationOptions.Within(Camouflage ?? 0, 0, 0.95, $"{nameof(SimulationOptions.Adversary)}.{nameof(Camouflage)}");
        SimulationOptions.Within(Parts, 1, 8, nameof(Parts));
        SimulationOptions.Within(DripSeconds, 0, 604_800, nameof(DripSeconds));
        SimulationOptions.Within(VariedWords, 0, 4, nameof(VariedWords));
        SimulationOptions.Within(Approaches, 0, 20, nameof(Approaches));
        SimulationOptions.Within(Children, 0, 0.9, nameof(Children));
    }
}
