using System.Globalization;
using Cordon.Events;
using Cordon.Policy.Problems;
using Cordon.Policy.Rules;
using Cordon.Policy.Yaml;

namespace Cordon.Policy.Compiling;

/// <summary>Reads the fields of one mapping, tells what has the wrong shape, and at the end which fields are not known.</summary>
/// <param name="map">The mapping.</param>
/// <param name="problems">Gets the problems.</param>
/// <param name="what">What the mapping is: "a rule".</param>
internal sealed class FieldReader(YamlMap map, ProblemList problems, string what)
{
    private readonly List<string> _known = [];

    public YamlMap Map => map;

    /// <summary>The mapping of a node; null, and told, when it is something else.</summary>
    public static FieldReader? Of(YamlNode node, ProblemList problems, string what)
    {
        if (node is YamlMap map)
            return new FieldReader(map, problems, what);
        problems.Error(node, $"{what} is a mapping of fields, and here stands {node.Shape}");
        return null;
    }

    public YamlNode? Node(string key)
    {
        _known.Add(key);
        return map.Find(key)?.Value is { } value && value is not YamlScalar { IsNull: true } ? value : null;
    }

    /// <summary>A single value; told when it is missing though needed, or no single value.</summary>
    public YamlScalar? Scalar(string key, string expected, bool needed = false)
    {
        switch (Node(key))
        {
            case YamlScalar scalar:
                return scalar;
            case { } other:
                problems.Error(other, $"'{key}' is {expected}, and here stands {other.Shape}");
                return null;
            default:
                if (needed)
                    problems.Error(map.Find(key)?.Key ?? (YamlNode)map, $"{what} needs '{key}': {expected}");
                return null;
        }
    }

    public string Text(string key, int most = PolicyLimits.DescriptionChars)
    {
        var scalar = Scalar(key, "a text");
        if (scalar is null)
            return "";
        if (scalar.Value.Length > most)
            problems.Error(scalar, $"'{key}' has {scalar.Value.Length} characters; at most {most} are taken");
        return scalar.Value.Trim();
    }

    /// <summary>A name as rules, labels, queues and the like have; null, and told, when it is missing or not acceptable.</summary>
    public string? Name(string key, string expected, bool needed = true) =>
        Scalar(key, expected, needed) is { } scalar && Names.Check(scalar, key, problems) ? scalar.Value : null;

    public bool Flag(string key)
    {
        var scalar = Scalar(key, "true or false");
        if (scalar is null)
            return false;
        if (scalar.Value is not ("true" or "false"))
            problems.Error(scalar, $"'{key}' is true or false, and here stands {scalar.Shape}");
        return scalar.Value == "true";
    }

    public TimeSpan? Time(string key, bool needed = false)
    {
        var scalar = Scalar(key, TimeText.Expected, needed);
        if (scalar is null)
            return null;
        if (TimeText.TryParse(scalar.Value, out var time))
            return time;
        problems.Error(scalar, $"'{key}' is {TimeText.Expected}, and here stands {scalar.Shape}");
        return null;
    }

    public double? Number(string key, double least, double most, bool aboveLeast = false)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"a number {(aboveLeast ? "above" : "from")} {least} {(aboveLeast ? "up to" : "to")} {most}");
        var scalar = Scalar(key, expected);
        if (scalar is null)
            return null;
        if (double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most && !(aboveLeast && number == least))
            return number;
        problems.Error(scalar, $"'{key}' is {expected}, and here stands {scalar.Shape}");
        return null;
    }

    public int? Whole(string key, int least, int most)
    {
        var scalar = Scalar(key, $"a whole number from {least} to {most}");
        if (scalar is null)
            return null;
        if (int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        problems.Error(scalar, $"'{key}' is a whole number from {least} to {most}, and here stands {scalar.Shape}");
        return null;
    }

    /// <summary>One of several words; the fallback when it is missing or wrong, and wrong is told.</summary>
    public int Choice(string key, IReadOnlyList<string> words, int fallback, bool needed = false)
    {
        var scalar = Scalar(key, $"one of {string.Join(", ", words)}", needed);
        if (scalar is null)
            return fallback;
        var index = Index(words, scalar.Value);
        if (index >= 0)
            return index;
        problems.Error(scalar, $"'{key}' is one of {string.Join(", ", words)}, and here stands {scalar.Shape}", Nearest.Hint(scalar.Value, words));
        return fallback;
    }

    /// <summary>A list of single values, or one alone.</summary>
    public IReadOnlyList<YamlScalar> Words(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlScalar scalar:
                return [scalar];
            case YamlList list:
                foreach (var item in list.Items.Where(i => i is not YamlScalar))
                    problems.Error(item, $"'{key}' is a list of words, and here stands {item.Shape}");
                return [.. list.Items.OfType<YamlScalar>()];
            case var other:
                problems.Error(other, $"'{key}' is a list of words, and here stands {other.Shape}");
                return [];
        }
    }

    /// <summary>Tells the fields that nothing asked for.</summary>
    public void Done()
    {
        foreach (var field in map.Fields.Where(f => !_known.Contains(f.Key.Value)))
            problems.Error(field.Key, $"{what} has no field '{Shown.Brief(field.Key.Value)}'", Nearest.Hint(field.Key.Value, _known) ?? $"it has {string.Join(", ", _known)}");
    }

    private static int Index(IReadOnlyList<string> words, string word)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == word)
                return i;
        }

        return -1;
    }
}
