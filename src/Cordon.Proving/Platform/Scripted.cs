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
}
