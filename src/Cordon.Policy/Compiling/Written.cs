using System.Security.Cryptography;
using System.Text;
using Cordon.Policy.Yaml;

namespace Cordon.Policy.Compiling;

/// <summary>What is written of a declaration, flat: a path such as <c>then[0].label</c> for every single value. Comments, order of fields and quoting make no difference.</summary>
internal static class Written
{
    public static SortedDictionary<string, string> Flatten(YamlNode node)
    {
        var flat = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(flat, "", node);
        return flat;
    }

    public static string Hash(IEnumerable<KeyValuePair<string, string>> flat)
    {
        var text = new StringBuilder();
        foreach (var (path, value) in flat)
            text.Append(path.Length).Append(':').Append(path).Append(value.Length).Append(':').Append(value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Add(SortedDictionary<string, string> flat, string path, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                flat[path] = scalar.Value.Trim();
                break;
            case YamlList list:
                for (var i = 0; i < list.Items.Count; i++)
                    Add(flat, $"{path}[{i}]", list.Items[i]);
                break;
            case YamlMap map:
                foreach (var field in map.Fields)
                    Add(flat, path.Length == 0 ? field.Key.Value : $"{path}.{field.Key.Value}", field.Value);
                break;
        }
    }
}
