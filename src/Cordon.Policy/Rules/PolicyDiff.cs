using System.Globalization;

namespace Cordon.Policy.Rules;

/// <summary>Compares two policies by what is written in them; comments, order of fields and quoting make no difference.</summary>
public static class PolicyDiff
{
    private static readonly string[] Kinds = ["rule", "feature", "counter", "label", "list", "term", "guard"];

    /// <summary>What differs: rules first, then features, counters, labels, lists, terms and the guard, each in the order of their names.</summary>
    public static IReadOnlyList<PolicyChange> Between(CompiledPolicy before, CompiledPolicy after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<PolicyChange>();
        foreach (var kind in Kinds)
        {
            var (old, now) = (FieldsOf(before, kind), FieldsOf(after, kind));
            foreach (var name in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
            {
                var fields = Between(old.GetValueOrDefault(name), now.GetValueOrDefault(name));
                if (!now.ContainsKey(name))
                    changes.Add(new PolicyChange(kind, name, "removed", fields));
                else if (!old.ContainsKey(name))
                    changes.Add(new PolicyChange(kind, name, "added", fields));
                else if (fields.Count > 0)
                    changes.Add(new PolicyChange(kind, name, "changed", fields));
            }
        }

        return changes;
    }

    private static List<FieldChange> Between(IReadOnlyDictionary<string, string>? before, IReadOnlyDictionary<string, string>? after) =>
        [.. (before?.Keys ?? []).Union(after?.Keys ?? []).Order(StringComparer.Ordinal)
            .Select(f => new FieldChange(f, before?.GetValueOrDefault(f), after?.GetValueOrDefault(f)))
            .Where(c => c.Before != c.After)];

    private static Dictionary<string, IReadOnlyDictionary<string, string>> FieldsOf(CompiledPolicy policy, string kind)
    {
        var fields = policy.Written.Where(w => w.Key.What == kind).ToDictionary(w => w.Key.Name, w => w.Value, StringComparer.Ordinal);
        // What a list holds lies in another file.
        foreach (var list in kind == "list" ? policy.Lists : [])
        {
            var known = new Dictionary<string, string>(fields[list.Name], StringComparer.Ordinal)
            {
                ["entries"] = string.Create(CultureInfo.InvariantCulture, $"{list.Entries.Count} (version {list.Entries.Version[..12]})"),
            };
            fields[list.Name] = known;
        }

        foreach (var terms in kind == "term" ? policy.Terms : [])
        {
            fields[terms.Name] = new Dictionary<string, string>(fields[terms.Name], StringComparer.Ordinal)
            {
                ["terms"] = string.Create(CultureInfo.InvariantCulture, $"{terms.Bank.Count} (version {terms.Bank.Version[..12]})"),
            };
        }

        return fields;
    }
}
