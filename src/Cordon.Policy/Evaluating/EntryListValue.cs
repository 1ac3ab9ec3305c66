using System.Globalization;
using Cordon.Policy.Cel;
using Cordon.Signals.Lists;

namespace Cordon.Policy.Evaluating;

/// <summary>A policy's list as a CEL list of strings: asked with <c>in</c> and by size. Its entries are kept as hashes only and cannot be read one by one.</summary>
internal sealed class EntryListValue(EntryList entries) : CelList
{
    public override int Count => entries.Count;

    public override CelValue this[int index] => CelValue.Error($"the entries of the list '{entries.Name}' cannot be read one by one; ask with 'in'");

    public override string? Shown => string.Create(CultureInfo.InvariantCulture, $"[{entries.Count} entries]");

    public override bool Contains(string text) => entries.Contains(text);
}
