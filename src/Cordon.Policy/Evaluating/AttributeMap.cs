using Cordon.Events;
using Cordon.Policy.Cel;

namespace Cordon.Policy.Evaluating;

/// <summary>The attributes of the current event as a CEL map.</summary>
internal sealed class AttributeMap : CelMap
{
    private IReadOnlyDictionary<string, string> _attributes = new Dictionary<string, string>();

    public override int Count => _attributes.Count;

    public override IEnumerable<KeyValuePair<CelValue, CelValue>> Entries =>
        _attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => KeyValuePair.Create(CelValue.Of(a.Key), CelValue.Of(a.Value)));

    public void Show(Event shown) => _attributes = shown.Attributes;

    public override bool TryGet(CelValue key, out CelValue value)
    {
        if (key.Kind == CelKind.String && _attributes.TryGetValue(key.AsString(), out var text))
        {
            value = CelValue.Of(text);
            return true;
        }

        value = default;
        return false;
    }
}
