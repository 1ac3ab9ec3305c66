namespace Cordon.Proving.Platform;

/// <content>What the offers of networks are known by.</content>
internal sealed partial class PlantedNetworks
{
    private const string Vowels = "aeio";
    private const string Digits = "4310";

    /// <summary>Gives every network a tag, goods of a name of their own, a text and pictures.</summary>
    public void GiveWares(Phrases phrases)
    {
        for (var i = 0; i < All.Count; i++)
        {
            var random = RandomStream.For(_options.RandomSeed, Purpose.Dressing, i);
            var wares = new Wares
            {
                Tag = default,
                Phrase = 0,
                Template = LongText(ref random),
                Pictures = [_supply.Media(), _supply.Media(), _supply.Media()],
            };
            All[i].Wares = wares;
            Retag(All[i]);
            Respell(i, 0, phrases);
        }
    }

    /// <summary>Moves a network to a new tag.</summary>
    public void Retag(PlantedNetwork network)
    {
        network.Wares!.Tag = _supply.Tag();
        network.Wares.Tags.Add(network.Wares.Tag);
    }

    /// <summary>Writes a network's goods in another way. Those who look for them know it.</summary>
    /// <param name="index">The network's number.</param>
    /// <param name="spelling">The number of the spelling; 0 is the plain one.</param>
    /// <param name="phrases">Numbers the name.</param>
    public void Respell(int index, int spelling, Phrases phrases)
    {
        var random = RandomStream.For(_options.RandomSeed, Purpose.Dressing, index, 1);
        Span<byte> code = stackalloc byte[6];
        for (var s = 0; s < code.Length; s += 2)
            Syllables.Write(code[s..], (uint)random.Below(64));
        Span<char> word = stackalloc char[code.Length + 1];
        for (var c = 0; c < code.Length; c++)
            word[c] = (char)code[c];
        var length = code.Length;
        if (spelling > 0)
        {
            // Each spelling writes other vowels as digits; every second one doubles the last letter, too.
            for (var c = 1; c < length; c += 2)
            {
                if ((spelling >> (c / 2) & 1) != 0)
                    word[c] = Digits[Vowels.IndexOf(word[c], StringComparison.Ordinal)];
            }

            if (spelling % 2 == 0)
                word[length++] = word[length - 2];
        }

        var name = All[index].Name.Split('-');
        var phrase = phrases.Number($"{name[0]} {name[1]} {word[..length]}");
        All[index].Wares!.Phrase = phrase;
        All[index].Wares!.Phrases.Add(phrase);
    }

    /// <summary>A contact that nobody else gives out.</summary>
    public Thing NewHandle() => _supply.Other(ThingType.Handle);

    /// <summary>An invitation of the network's own.</summary>
    public Thing NewInvite() => _supply.Other(ThingType.Invite);

    /// <summary>Names what networks do by plan.</summary>
    public Supply Supply => _supply;
}
