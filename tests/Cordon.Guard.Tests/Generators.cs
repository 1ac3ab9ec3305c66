using Cordon.Guard.Decisions;
using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;
using CsCheck;

namespace Cordon.Guard.Tests;

/// <summary>Random parts of guards.</summary>
internal static class Generators
{
    public static GuardKeys Keys { get; } = new(1, 2);

    public static Gen<EntityState> State { get; } = Gen.Select(Gen.Byte[0, 127], Gen.Byte, Gen.Int[0, 2]).Select((traits, risk, network) => new EntityState((EntityTraits)traits, risk, network));

    public static Gen<AgeClass> Age { get; } = Gen.OneOf([.. new[] { AgeClass.Unknown, AgeClass.Child, AgeClass.Adult }.Select(Gen.Const)]);

    public static Gen<GuardVerdict> Verdict { get; } = Gen.OneOf([.. new[] { GuardVerdict.Allow, GuardVerdict.Demote, GuardVerdict.Hold, GuardVerdict.Hide }.Select(Gen.Const)]);

    public static Gen<SurfacePolicy> Surface { get; } = Gen.Select(Verdict, Verdict, Verdict, Verdict, Verdict, Age).Select((suspect, held, flagged, children, network, age) => new SurfacePolicy
    {
        Name = "people",
        Suspect = suspect,
        Held = held,
        Flagged = flagged,
        Children = children,
        SameNetwork = network,
        UnknownAge = age,
        Demotion = 0.25,
    });

    // Few keys, so that they meet; spread over all bits, so that they fall into all parts.
    public static Gen<ulong> Key { get; } = Gen.Int[1, 60].Select(i => Keys.Of($"account:a{i}"));

    public static Gen<EntityChange> Change { get; } = Gen.Select(Key, Gen.Frequency((1, Gen.Const(default(EntityState))), (3, State))).Select((key, state) => new EntityChange(key, state));

    public static Gen<Candidate> Candidate { get; } = Gen.Select(Key, Gen.Frequency((1, Gen.Const(GuardKeys.None)), (1, Key)), Age).Select((key, author, age) => new Candidate(key, author, age));
}
