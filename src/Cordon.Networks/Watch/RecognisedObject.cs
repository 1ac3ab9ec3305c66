using Cordon.Networks.Ties;

namespace Cordon.Networks.Watch;

/// <summary>An object that was a known network's own and ties a sighted one.</summary>
/// <param name="Then">As it was in the known network.</param>
/// <param name="Now">As it is in the sighted one.</param>
/// <param name="Weight">The prior of its kind times the share of the accounts that touched it who are of either network.</param>
internal sealed record RecognisedObject(KnownObject Then, KnownObject Now, double Weight) : IComparable<RecognisedObject>
{
    /// <summary>What ties many and belongs to few first, then ordinal.</summary>
    public int CompareTo(RecognisedObject? other)
    {
        if (other is null)
            return -1;
        var order = (other.Weight * Math.Sqrt(other.Now.Members)).CompareTo(Weight * Math.Sqrt(Now.Members));
        return order != 0 ? order : Now.Object.CompareTo(other.Now.Object);
    }

    /// <summary>Weighs an object; null when too many others touched it: what is popular says nothing.</summary>
    public static RecognisedObject? Of(KnownObject then, KnownObject now, int common)
    {
        // A known network keeps only what was its own. Accounts in both networks are counted once.
        var ours = now.Members + then.Members - Math.Min(common, Math.Min(now.Members, then.Members));
        if (2L * ours < now.Fan)
            return null;
        return new RecognisedObject(then, now, TieKinds.PriorOf(now.Kind) * Math.Min(1, (double)ours / now.Fan));
    }
}
