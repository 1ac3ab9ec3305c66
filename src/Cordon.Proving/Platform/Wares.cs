namespace Cordon.Proving.Platform;

/// <summary>What a network's veiled offers are known by to those who look for them.</summary>
internal sealed class Wares
{
    /// <summary>The tag under which they stand now.</summary>
    public required Thing Tag { get; set; }

    /// <summary>What the goods are called now, as a number of <see cref="Phrases"/>.</summary>
    public required int Phrase { get; set; }

    /// <summary>The seed of a text that many offers copy.</summary>
    public required ulong Template { get; init; }

    /// <summary>Pictures that offers show again and again.</summary>
    public required Thing[] Pictures { get; init; }

    /// <summary>Tags used so far, the one of now last.</summary>
    public List<Thing> Tags { get; } = [];

    /// <summary>Names used so far, the one of now last.</summary>
    public List<int> Phrases { get; } = [];

    /// <summary>An offer as it is written: under the tag, with the name of the goods, three in ten with the copied text, as many with a picture instead of a link.</summary>
    public SimulatedEvent Dress(in SimulatedEvent offer, ref RandomStream random) => offer with
    {
        Second = random.Chance(0.3) ? Pictures[random.Below(Pictures.Length)] : offer.Second,
        Fourth = Tag,
        Phrase = Phrase,
        Text = random.Chance(0.3) ? Template : offer.Text,
    };
}
