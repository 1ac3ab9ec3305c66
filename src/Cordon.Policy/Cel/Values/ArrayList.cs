namespace Cordon.Policy.Cel.Values;

/// <summary>A list over an array, or over the first part of one.</summary>
internal sealed class ArrayList(CelValue[] values, int count) : CelList
{
    public static readonly ArrayList Empty = new([]);

    public ArrayList(CelValue[] values)
        : this(values, values.Length)
    {
    }

    public override int Count => count;

    public override CelValue this[int index] => values[index];
}
