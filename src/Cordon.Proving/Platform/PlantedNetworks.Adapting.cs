namespace Cordon.Proving.Platform;

/// <content>How the networks adapt to a detector.</content>
internal sealed partial class PlantedNetworks
{
    private const int LeastInStep = 4;
    private const double AudienceShare = 0.3;
    private const double AdvertiserShare = 0.15;
    private const int LeastPart = 3;

    /// <summary>Three in five of those who are approached are children.</summary>
    private const double WantedChildren = 0.6;

    /// <summary>Sets how much of an ordinary life the members lead besides.</summary>
    public void LeadLives()
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (_options.Adversary?.Camouflage is not { } share)
            {
                foreach (var member in All[i].Members)
                    _people.Rate[member] *= (float)_options.Camouflage;
                continue;
            }

            var random = RandomStream.For(_options.RandomSeed, Purpose.Adversaries, i, 1);
            var mean = ActsPerDay(All[i]) * share / (1 - share);
            foreach (var member in All[i].Members)
            {
                // Log-normal with this mean: members differ as people do, if less.
                _people.Rate[member] = (float)Math.Min(1000, mean * StableMath.Exp((0.5 * random.Normal()) - 0.125));
            }
        }
    }

    /// <summary>How often a member acts in step, a day in the mean.</summary>
    private static double ActsPerDay(PlantedNetwork network)
    {
        var styles = System.Numerics.BitOperations.PopCount((uint)(network.Styles & ~PlantedStyles.SharedArtifacts));
        return network.ActiveDays.Count(d => d) / (double)network.ActiveDays.Length * styles * (1 + network.Pace) / 2 * network.Participation;
    }

    private void Adapt(AdversaryOptions adversary)
    {
        for (var i = 0; i < All.Count; i++)
        {
            var network = All[i];
            var random = RandomStream.For(_options.RandomSeed, Purpose.Adversaries, i);
            var inStep = adversary.Roles ? DivideWork(network) : network.Members;
            network.Rings = adversary.Parts > 1 ? Split(network, inStep, adversary.Parts) : [new Ring(inStep, network.Leads)];
            if (!adversary.Roles)
                continue;
            network.Wanted = Choose(2 * network.Members.Length, ref random);

            // Every other network sends somebody to the one before it; whoever joins late could act there too early.
            var sent = Array.FindLastIndex(inStep, m => _people.JoinDay[m] == Population.Always);
            if (i % 2 == 1 && sent > network.Leads + network.Advertisers.Length)
            {
                network.Bridges.Add(inStep[sent]);
                All[i - 1].Guest = inStep[sent];
            }
        }
    }

    /// <summary>The last members become the audience, those behind the leads the advertisers; gives all but the audience.</summary>
    private int[] DivideWork(PlantedNetwork network)
    {
        var members = network.Members;
        foreach (var member in members)
            _people.GrowUp(member);
        var audience = Math.Clamp(members.Length - LeastInStep, 0, (int)Math.Ceiling(members.Length * AudienceShare));
        var inStep = members.Length - audience;
        var advertisers = Math.Min((int)Math.Ceiling(members.Length * AdvertiserShare), inStep - network.Leads - 1);
        network.Audience = members[inStep..];
        network.Advertisers = [.. members.Skip(network.Leads).Take(advertisers).Select(m => (m, _supply.Other(ThingType.Handle)))];
        return members[..inStep];
    }

    /// <summary>Cuts the members into parts of about one size, each with a lead of its own; the last of a part is the second of the next.</summary>
    private static Ring[] Split(PlantedNetwork network, int[] members, int parts)
    {
        parts = Math.Clamp(members.Length / LeastPart, 1, parts);
        var rings = new Ring[parts];
        var shared = -1;
        for (var p = 0; p < parts; p++)
        {
            var part = members[(members.Length * p / parts)..(members.Length * (p + 1) / parts)].ToList();
            if (shared >= 0)
            {
                network.Bridges.Add(shared);
                part.Insert(1, shared);
            }

            rings[p] = new Ring([.. part], 1);
            shared = part[^1];
        }

        return rings;
    }

    /// <summary>People whom the network has its eye on: free accounts, children more often than not where there are any.</summary>
    private int[] Choose(int count, ref RandomStream random)
    {
        var chosen = new List<int>(count);
        for (var attempts = 0; chosen.Count < count && attempts < 40 * count; attempts++)
        {
            var account = random.Below(_people.Count);
            if (_people.IsChild(account) != random.Chance(WantedChildren) && attempts % 20 != 0)
                continue;
            if (_people.Reserve(account))
                chosen.Add(account);
        }

        return [.. chosen];
    }
}
