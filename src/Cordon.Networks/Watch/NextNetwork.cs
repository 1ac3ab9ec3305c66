using Cordon.Events;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Watch;

/// <summary>What is remembered of a network after one more detection.</summary>
internal static class NextNetwork
{
    /// <summary>A network that was found.</summary>
    /// <param name="name">Its lasting name.</param>
    /// <param name="known">What was known of it; null when it is new.</param>
    /// <param name="seen">As it was found.</param>
    /// <param name="through">The end of the history that was read.</param>
    /// <param name="turns">What happened to it.</param>
    public static KnownNetwork Found(Entity name, KnownNetwork? known, SightedNetwork seen, DateTimeOffset through, IReadOnlyList<LineageEntry> turns)
    {
        var last = known is null ? seen.Last : Later(known.Last, seen.Last);
        var quiet = IsQuiet(last, through);
        var before = (known?.Members ?? []).Concat(known?.Former ?? []).ToDictionary(member => member.Account);
        var members = seen.Members.Select(member => before.Remove(member.Account, out var old)
            ? new KnownMember(member.Account, Earlier(old.First, member.First), Later(old.Last, member.Last))
            : member).ToArray();
        return new KnownNetwork
        {
            Id = name,
            State = quiet ? NetworkState.Dormant : NetworkState.Alive,
            Since = quiet ? last : null,
            First = known is null ? seen.First : Earlier(known.First, seen.First),
            Last = last,
            Score = seen.Score,
            Members = members,
            Former = [.. before.Values.OrderByDescending(member => member.Last).ThenBy(member => member.Account).Take(NetworkHistory.MostFormer)],
            Kinds = seen.Kinds,
            Objects = Own(known?.Objects ?? [], seen.Objects),
            Lineage = Grow(known?.Lineage ?? [], turns),
        };
    }

    /// <summary>A network that is gone: dead since its last act, or merged.</summary>
    public static KnownNetwork Gone(KnownNetwork known, NetworkState state, LineageEntry turn) => known with
    {
        State = state,
        Since = state == NetworkState.Merged ? turn.Time : known.Last,
        Lineage = Grow(known.Lineage, [turn]),
    };

    /// <summary>True when nothing was done together for long before the end of the history.</summary>
    public static bool IsQuiet(DateTimeOffset last, DateTimeOffset through) => through - last > TimeSpan.FromDays(NetworkHistory.QuietDays);

    private static IReadOnlyList<KnownObject> Own(IReadOnlyList<KnownObject> then, IReadOnlyList<KnownObject> now)
    {
        var all = then.ToDictionary(shared => shared.Object);
        foreach (var shared in now)
        {
            all[shared.Object] = all.TryGetValue(shared.Object, out var old)
                ? shared with { Members = Math.Max(old.Members, shared.Members), Fan = Math.Max(old.Fan, shared.Fan) }
                : shared;
        }

        return
        [
            .. all.Values.Where(shared => shared.IsOwn)
                .OrderByDescending(shared => TieKinds.PriorOf(shared.Kind) * Math.Min(1, (double)shared.Members / shared.Fan) * Math.Sqrt(shared.Members))
                .ThenBy(shared => shared.Object)
                .Take(NetworkHistory.MostObjects),
        ];
    }

    private static LineageEntry[] Grow(IReadOnlyList<LineageEntry> lineage, IReadOnlyList<LineageEntry> turns)
    {
        LineageEntry[] all = [.. lineage, .. turns];
        return all.Length <= NetworkHistory.MostLineage ? all : [all[0], .. all[^(NetworkHistory.MostLineage - 1)..]];
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
