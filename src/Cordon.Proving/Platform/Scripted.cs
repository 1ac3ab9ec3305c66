namespace Cordon.Proving.Platform;

/// <summary>Acts that a group's plan asks for; but for the things it names they are like anyone's.</summary>
internal static class Scripted
{
    /// <summary>A post with a text of its own, most of the time.</summary>
    public static SimulatedEvent Post(Supply supply, int actor, long time, Thing a, Thing b, ref RandomStream random) => new()
    {
        Kind = SimulatedKind.Post,
        Actor = actor,
        Time = time,
        First = supply.Post(),
        Second = a.IsNone ? b : a,
        Third = a.IsNone ? default : b,
        Text = random.Chance(0.88) ? random.Next() | 1 : 0,
    };

    public static SimulatedEvent Repost(int actor, long time, in SimulatedEvent post) => new()
    {
        Kind = SimulatedKind.Repost,
        Actor = actor,
        Time = time,
        Target = Thing.Account(post.Actor),
        First = post.First,
    };

    public static SimulatedEvent To(SimulatedKind kind, int actor, int target, long time, ulong text = 0) => new()
    {
        Kind = kind,
        Actor = actor,
        Time = time,
        Target = Thing.Account(target),
        Text = text,
    };

    public static SimulatedEvent Login(int actor, long time, Thing device, Thing address) => new()
    {
        Kind = SimulatedKind.Login,
        Actor = actor,
        Time = time,
        First = device,
        Second = address,
    };

    public static SimulatedEvent Follow(Supply supply, int actor, int target, long time) =>
        To(SimulatedKind.Follow, actor, target, time) with { First = supply.Record() };

    /// <summary>Turns to somebody: with a message, in public, or by a follow.</summary>
    public static SimulatedEvent Approach(Supply supply, int actor, int person, long time, ref RandomStream random) => random.Below(10) switch
    {
        < 6 => To(SimulatedKind.Message, actor, person, time),
        < 8 => To(SimulatedKind.Mention, actor, person, time, random.Next() | 1),
        _ => Follow(supply, actor, person, time),
    };

    /// <summary>How an approach is answered, minutes to hours later; null when it is not.</summary>
    public static SimulatedEvent? Answer(Supply supply, int actor, int person, long time, double kind, double refusal, ref RandomStream random)
    {
        var later = time + 30_000 + (long)(3_600_000 * random.Exponential());
        var roll = random.Unit();
        if (roll < kind)
            return random.Chance(0.75) ? To(SimulatedKind.Message, person, actor, later) : Follow(supply, person, actor, later);
        if (roll >= kind + refusal)
            return null;
        return random.Below(10) switch
        {
            < 5 => To(SimulatedKind.Block, person, actor, later),
            < 7 => To(SimulatedKind.Report, person, actor, later),
            _ => To(SimulatedKind.Reject, person, actor, later),
        };
    }
}
