namespace Cordon.Proving.Platform;

/// <summary>Who is on the platform: people, the networks planted among them, and the innocent groups. The order in which they are made is part of what a seed means.</summary>
internal sealed class Society
{
    public Society(SimulationOptions options, Population people)
    {
        Names = new Names(options.RandomSeed);
        People = people;
        Planted = new PlantedNetworks(options, people);
        LookAlikes = new LookAlikes(options, people);
        Planted.LeadLives();
        Strangers = options.Adversary is { Roles: true } ? new Strangers(options, people, LookAlikes.Supply) : null;
        Life = new OrganicLife(options, people);
    }

    public Names Names { get; }

    public Population People { get; }

    public PlantedNetworks Planted { get; }

    public LookAlikes LookAlikes { get; }

    /// <summary>People who turn to those they do not know; null where nobody approaches anybody.</summary>
    public Strangers? Strangers { get; }

    public OrganicLife Life { get; }
}
