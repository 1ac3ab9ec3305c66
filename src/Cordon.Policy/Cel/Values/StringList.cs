namespace Cordon.Policy.Cel.Values;

/// <summary>Strings of the host as a list.</summary>
internal sealed class StringList(IReadOnlyList<string> values) : CelList
{
    public override int Count => values.Count;

    public override CelValue this[int index] => CelValue.Of(values[index]);
}
