using Cordon.Proving.Truth;

namespace Cordon.Proving.Tests.Truth;

/// <summary>Truths written by hand.</summary>
internal static class Truths
{
    public static GroundTruth Of((string Name, string[] Accounts)[] planted, (string Name, string[] Accounts)[] lookAlikes, string[]? approached = null) => new()
    {
        Planted =
        [
            .. planted.Select((p, i) => new PlantedTruth(p.Name, ["link-lockstep"], [.. p.Accounts.Select(a => new PlantedMember(a, PlantedMember.Ordinary))])
            {
                Approached = i == 0 && approached is not null ? [.. approached.Select(a => new ApproachedPerson(a, "adult"))] : null,
            }),
        ],
        LookAlikes = [.. lookAlikes.Select(g => new LookAlikeTruth(g.Name, "kind", g.Accounts))],
        Counts = new TruthCounts
        {
            Accounts = 100,
            Events = 0,
            Lines = 0,
            Bytes = 0,
            Files = 0,
            Duplicates = 0,
            Deletes = 0,
            PlantedActs = 0,
            LookAlikeActs = 0,
            BeyondEnd = 0,
            Kinds = new Dictionary<string, long>(),
        },
    };
}
