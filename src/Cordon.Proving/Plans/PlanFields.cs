using System.Globalization;
using System.Text.Json;
using Cordon.Events;

namespace Cordon.Proving.Plans;

/// <summary>Takes the fields of one object of a plan, and says what is wrong with them, each with its place. What was not taken is a mistake, too.</summary>
internal sealed class PlanFields
{
    private const int MostFaults = 50, MostTexts = 10_000;
    private readonly PlanNode _node;
    private readonly string _file;
    private readonly List<string> _faults;
    private readonly HashSet<string> _taken = [];

    public PlanFields(PlanNode node, string file, List<string> faults)
    {
        (_node, _file, _faults) = (node, file, faults);
        if (node.Kind != JsonTokenType.StartObject)
            Fault(node, "is no object; write {…}");
        foreach (var twice in node.Properties.GroupBy(p => p.Name).Where(g => g.Count() > 1))
            Fault(twice.Last().Value, "is written twice; keep one");
    }

    public PlanNode? Take(string name, bool required = false)
    {
        _taken.Add(name);
        var found = _node.Properties.Find(p => p.Name == name).Value;
        if (found is null && required && _node.Kind == JsonTokenType.StartObject)
            Fault(_node, $"has no '{name}'");
        return found is { Kind: JsonTokenType.Null } ? null : found;
    }

    public PlanFields? Fields(string name) => Take(name) is { } node ? new PlanFields(node, _file, _faults) : null;

    public IEnumerable<PlanFields> Each(string name) => Items(name, 1000).Select(item => new PlanFields(item, _file, _faults));

    public string Text(string name, string fallback, int most, bool required = false)
    {
        if (Take(name, required) is not { } node)
            return fallback;
        if (node.Kind == JsonTokenType.String && node.Text.Length > 0 && node.Text.Length <= most)
            return node.Text;
        Fault(node, $"is {Said(node)}; expected a text of 1 to {most} characters");
        return fallback;
    }

    public string? Path(string name) => Take(name) is null ? null : Text(name, "", 4096);

    public IReadOnlyList<string> Texts(string name, bool required = false)
    {
        if (required)
            Take(name, required);
        var texts = new List<string>();
        foreach (var item in Items(name, MostTexts))
        {
            if (item.Kind == JsonTokenType.String && item.Text.Length is > 0 and <= 512)
                texts.Add(item.Text);
            else
                Fault(item, $"is {Said(item)}; expected a text of 1 to 512 characters");
        }

        return texts;
    }

    public IReadOnlyList<Entity> Entities(string name)
    {
        var entities = new List<Entity>();
        foreach (var item in Items(name, MostTexts))
        {
            if (item.Kind != JsonTokenType.String)
                Fault(item, $"is {Said(item)}; expected an entity such as \"account:a17\"");
            else if (Entity.TryParse(item.Text, out var entity, out var problem))
                entities.Add(entity);
            else
                Fault(item, problem);
        }

        return entities;
    }

    public int Whole(string name, int fallback, int least, int most)
    {
        if (Take(name) is not { } node)
            return fallback;
        if (node.Kind == JsonTokenType.Number && int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Fault(node, $"is {Said(node)}; expected a whole number from {least} to {most}");
        return fallback;
    }

    public long Long(string name, long fallback)
    {
        if (Take(name) is not { } node)
            return fallback;
        if (node.Kind == JsonTokenType.Number && long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Fault(node, $"is {Said(node)}; expected a whole number");
        return fallback;
    }

    public double Number(string name, double fallback, double least, double most)
    {
        if (Take(name) is not { } node)
            return fallback;
        if (node.Kind == JsonTokenType.Number && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Fault(node, string.Create(CultureInfo.InvariantCulture, $"is {Said(node)}; expected a number from {least} to {most}"));
        return fallback;
    }

    public TimeSpan Seconds(string name, TimeSpan fallback, double most) => TimeSpan.FromSeconds(Number(name, fallback.TotalSeconds, 0, most));

    public T Word<T>(string name, T fallback, TryParse<T> parse, IEnumerable<string> words, bool required = false)
    {
        if (Take(name, required) is not { } node)
            return fallback;
        if (node.Kind == JsonTokenType.String && parse(node.Text, out var value))
            return value;
        Fault(node, $"is {Said(node)}; expected {string.Join(", ", words)}");
        return fallback;
    }

    /// <summary>Says that a field is wrong; the object itself where it has no such field.</summary>
    public void Wrong(string name, string problem) => Fault(_node.Properties.Find(p => p.Name == name).Value ?? _node, problem);

    /// <summary>Says what was not taken.</summary>
    public void End()
    {
        foreach (var (name, value) in _node.Properties.Where(p => !_taken.Contains(p.Name)))
            Fault(value, $"is no field of a plan here; there are {string.Join(", ", _taken.Order(StringComparer.Ordinal))}");
    }

    internal delegate bool TryParse<T>(string text, out T value);

    private List<PlanNode> Items(string name, int most)
    {
        if (Take(name) is not { } node)
            return [];
        if (node.Kind != JsonTokenType.StartArray)
            Fault(node, "is no list; write […]");
        else if (node.Items.Count > most)
            Fault(node, $"has {node.Items.Count} items; expected at most {most}");
        return node.Items;
    }

    private void Fault(PlanNode node, string problem)
    {
        if (_faults.Count < MostFaults)
            _faults.Add($"{_file}:{node.At.Line}:{node.At.Column} {(node.Path.Length == 0 ? "the plan" : Shown.Brief(node.Path))} {problem}");
    }

    private static string Said(PlanNode node) => node.Kind switch
    {
        JsonTokenType.String => $"'{Shown.Brief(node.Text)}'",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        _ => Shown.Brief(node.Text),
    };
}
