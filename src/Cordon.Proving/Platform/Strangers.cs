namespace Cordon.Proving.Platform;

/// <summary>Ordinary people who turn to somebody they do not know, mostly of their community, and are mostly answered kindly.</summary>
/// <param name="options">The simulation's.</param>
/// <param name="people">Everybody.</param>
/// <param name="supply">Names what they make.</param>
internal sealed class Strangers(SimulationOptions options, Population people, Supply supply)
{
    private const double PerAccountAndDay = 0.04;
    private const double Kind = 0.62;
    private const double Refusal = 0.02;
    private const double RefusalByChildren = 0.04;

    /// <summary>Adds the day's acts; some of them may fall on the next day.</summary>
    public void Plan(int day, List<SimulatedEvent> into)
    {
        var random = RandomStream.For(options.RandomSeed, Purpose.Strangers, 0, day);
        for (var approaches = random.Poisson(people.Count * PerAccountAndDay); approaches > 0; approaches--)
        {
            var actor = random.Below(people.Count);
            var community = people.Community[actor];
            var person = random.Chance(0.8)
                ? people.CommunityStart[community] + random.Below(people.CommunitySize(community))
                : random.Below(people.Count);
            if (person == actor || people.IsAbsent(actor, day) || people.IsAbsent(person, day))
                continue;
            var time = ((long)day * Rhythm.Day) + Rhythm.Sample(ref random, people.Zone[actor]);
            into.Add(Scripted.Approach(supply, actor, person, time, ref random));
            if (Scripted.Answer(supply, actor, person, time, Kind, people.IsChild(person) ? RefusalByChildren : Refusal, ref random) is { } answer)
                into.Add(answer);
        }
    }
}
