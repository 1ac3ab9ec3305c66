using Cordon.Policy.Cel;

namespace Cordon.Storage.History.Query;

/// <summary>Attributes as a CEL map.</summary>
internal sealed class TextMap(IReadOnlyDictionary<string, string> texts) : CelMap
{
    public override int Count => texts.Count;

    public override IEnumerable<KeyValuePair<CelValue, CelValue>> Entries =>
        texts.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => KeyValuePair.Create(CelValue.Of(a.Key), CelValue.Of(a.Value)));

    public override bool TryGet(CelValue key, out CelValue value)
    {
        if (key.Kind == CelKind.String && texts.TryGetValue(key.AsString(), out var text))
        {
            value = CelValue.Of(text);
            return true;
        }

        value = default;
        return false;
    }
}
