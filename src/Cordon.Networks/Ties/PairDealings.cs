using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>What two accounts did to each other by one kind of act; <c>A</c> is the lower account number.</summary>
/// <param name="FromA">Acts of A.</param>
/// <param name="FromB">Acts of B.</param>
/// <param name="FirstFromA">The earliest event of A, where it has any.</param>
/// <param name="FirstFromB">The earliest event of B, where it has any.</param>
internal readonly record struct PairDealings(int FromA, int FromB, int FirstFromA, int FirstFromB)
{
    public int Count => FromA + FromB;

    /// <summary>With one more act; the order in which acts are added does not matter.</summary>
    /// <param name="table">The events.</param>
    /// <param name="act">An act between the two.</param>
    /// <param name="once">Whether only one act of each counts: to follow again after an end of it is no second follow.</param>
    public PairDealings With(EventTable table, DirectAct act, bool once) => act.From < act.To
        ? this with { FromA = once ? 1 : FromA + 1, FirstFromA = FromA == 0 ? act.Event : Earlier(table, FirstFromA, act.Event) }
        : this with { FromB = once ? 1 : FromB + 1, FirstFromB = FromB == 0 ? act.Event : Earlier(table, FirstFromB, act.Event) };

    private static int Earlier(EventTable table, int one, int other)
    {
        var time = table.TimeOf(one).CompareTo(table.TimeOf(other));
        return time < 0 || (time == 0 && one < other) ? one : other;
    }
}
