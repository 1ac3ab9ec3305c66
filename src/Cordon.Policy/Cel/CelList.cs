namespace Cordon.Policy.Cel;

/// <summary>A list of values. A host derives from this to offer its own collections without copying.</summary>
public abstract class CelList : CelReference
{
    /// <summary>For derived lists.</summary>
    protected CelList()
        : base(CelKind.List)
    {
    }

    /// <summary>How many elements.</summary>
    public abstract int Count { get; }

    /// <summary>The element at an index from 0 to <see cref="Count"/> - 1.</summary>
    public abstract CelValue this[int index] { get; }

    /// <summary>What is shown of a list whose elements cannot be read one by one; null for one whose can.</summary>
    public virtual string? Shown => null;

    /// <summary>Whether a string is among the elements; a host with an index of its own answers without a walk.</summary>
    public virtual bool Contains(string text)
    {
        for (var i = 0; i < Count; i++)
        {
            if (this[i].Reference is string element && element == text)
                return true;
        }

        return false;
    }
}
