using Cordon.Events;
using Cordon.Policy.Problems;
using Cordon.Policy.Rules;
using Cordon.Policy.Yaml;

namespace Cordon.Policy.Compiling;

/// <summary>The declarations of all files of a policy, gathered by what they are, before any of them is understood.</summary>
internal sealed class Draft
{
    private static readonly string[] Sections = ["policy", "features", "counters", "labels", "lists", "terms", "rules", "guard", "tests"];

    private readonly Dictionary<(string What, string Name), YamlScalar> _taken = [];
    private readonly ProblemList _problems;

    public Draft(PolicySource source, ProblemList problems)
    {
        _problems = problems;
        foreach (var file in source.Files.Where(f => f.IsYaml))
            Read(file);
    }

    public YamlNode? Policy { get; private set; }

    public YamlNode? Guard { get; private set; }

    public List<Declared> Features { get; } = [];

    public List<Declared> Counters { get; } = [];

    public List<Declared> Labels { get; } = [];

    public List<Declared> Lists { get; } = [];

    public List<Declared> Terms { get; } = [];

    public List<Declared> Rules { get; } = [];

    public List<Declared> Tests { get; } = [];

    private void Read(PolicyFile file)
    {
        if (YamlReader.Read(file, _problems) is not { } root)
            return;
        if (root is not YamlMap map)
        {
            _problems.Error(root, $"a policy file holds {string.Join(", ", Sections)}, and here stands {root.Shape}");
            return;
        }

        foreach (var (key, value) in map.Fields.Select(f => (f.Key, f.Value)))
        {
            if (!Sections.Contains(key.Value))
                _problems.Error(key, $"a policy file has no section '{Shown.Brief(key.Value)}'", Nearest.Meant(key.Value, Sections) ?? $"it has {string.Join(", ", Sections)}");
            else if (file.IsTests && key.Value != "tests")
                _problems.Error(key, $"a file named *.test.yaml holds only tests; move '{key.Value}' to another file");
            else if (value is not YamlScalar { IsNull: true })
                Section(key, value);
        }
    }

    private void Section(YamlScalar key, YamlNode value)
    {
        switch (key.Value)
        {
            case "policy":
                if (Policy is not null)
                    _problems.Error(key, $"the section 'policy' stands in {Policy.Source.Name} already; keep one");
                Policy ??= value;
                break;
            case "guard":
                if (Guard is not null)
                    _problems.Error(key, $"the section 'guard' stands in {Guard.Source.Name} already; keep one");
                Guard ??= value;
                break;
            case "features":
                Named(value, "feature", Features, variables: true);
                break;
            case "counters":
                Named(value, "counter", Counters);
                break;
            case "labels":
                Named(value, "label", Labels);
                break;
            case "lists":
                Named(value, "list", Lists);
                break;
            case "terms":
                Named(value, "term", Terms);
                break;
            case "rules":
                Listed(value, "rule", Rules, PolicyLimits.Rules);
                break;
            default:
                Listed(value, "test", Tests, PolicyLimits.Rules, anyName: true);
                break;
        }
    }

    private void Named(YamlNode node, string what, List<Declared> into, bool variables = false)
    {
        if (node is not YamlMap map)
        {
            _problems.Error(node, $"{what}s are a mapping from name to {what}, and here stands {node.Shape}");
            return;
        }

        foreach (var field in map.Fields)
        {
            var good = variables ? Names.CheckVariable(field.Key, $"a {what}", _problems) : Names.Check(field.Key, $"a {what}", _problems);
            if (good)
                Add(new Declared(field.Key, field.Value), what, into, PolicyLimits.Declarations);
        }
    }

    private void Listed(YamlNode node, string what, List<Declared> into, int most, bool anyName = false)
    {
        if (node is not YamlList list)
        {
            _problems.Error(node, $"{what}s are a list, each beginning with '- name:', and here stands {node.Shape}");
            return;
        }

        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
                _problems.Error(item, $"a {what} is a mapping of fields, and here stands {item.Shape}");
            else if (map.Find("name")?.Value is not YamlScalar { IsNull: false } name)
                _problems.Error(map, $"a {what} needs 'name'");
            else if (anyName || Names.Check(name, $"a {what}", _problems))
                Add(new Declared(name, map), what, into, most);
        }
    }

    private void Add(Declared declared, string what, List<Declared> into, int most)
    {
        if (_taken.TryGetValue((what, declared.Name.Value), out var first))
        {
            var (line, _, _) = first.Source.Locate(first.Offset);
            _problems.Error(declared.Name, $"the {what} '{Shown.Brief(declared.Name.Value)}' is declared in {first.Source.Name}:{line} already; give each its own name");
        }
        else if (into.Count == most)
        {
            _problems.Error(declared.Name, $"this is {what} {most + 1}; a policy has at most {most}");
        }
        else
        {
            _taken.Add((what, declared.Name.Value), declared.Name);
            into.Add(declared);
        }
    }
}
