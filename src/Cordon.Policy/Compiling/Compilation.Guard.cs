using Cordon.Events;
using Cordon.Policy.Effects;
using Cordon.Policy.Problems;
using Cordon.Policy.Surfaces;
using Cordon.Policy.Yaml;

namespace Cordon.Policy.Compiling;

/// <content>The section <c>guard</c>: what the platform's surfaces do.</content>
internal sealed partial class Compilation
{
    private static readonly string[] Ages = ["adult", "child"];
    private static readonly string[] FailModes = ["open", "closed"];
    private static readonly string[] SurfaceVerdicts = ["allow", "demote", "hold", "hide"];
    private static readonly string[] TermActions = ["warn", "block"];

    private GuardDefinition Guard()
    {
        if (_draft.Guard is not { } node || FieldReader.Of(node, _problems, "the guard") is not { } fields)
            return new GuardDefinition();
        var messages = Each(fields, "messages", "a message", Message);
        var guard = new GuardDefinition
        {
            Labels = GuardLabels(fields.Node("labels")),
            Surfaces = Each(fields, "surfaces", "a surface", Surface),
            Messages = messages,
            Terms = Each(fields, "terms", "a list of terms", (name, body) => Terms(name, body, messages)),
        };
        fields.Done();
        return guard;
    }

    /// <summary>Reads a mapping from names to declarations.</summary>
    private List<T> Each<T>(FieldReader fields, string key, string what, Func<string, YamlNode, T?> read)
        where T : class
    {
        if (fields.Node(key) is not { } node)
            return [];
        if (node is not YamlMap map)
        {
            _problems.Error(node, $"'{key}' is a mapping from name to {what}, and here stands {node.Shape}");
            return [];
        }

        return [.. map.Fields.Where(f => Names.Check(f.Key, what, _problems)).Select(f => read(f.Key.Value, f.Value)).OfType<T>()];
    }

    private List<(string Trait, string Label)> GuardLabels(YamlNode? node)
    {
        var labels = new List<(string Trait, string Label)>();
        if (node is null || FieldReader.Of(node, _problems, "'labels' of the guard") is not { } fields)
            return labels;
        foreach (var trait in GuardDefinition.Traits)
        {
            foreach (var word in fields.Words(trait))
            {
                if (!_written.ContainsKey(("label", word.Value)))
                    _problems.Error(word, $"there is no label '{Shown.Brief(word.Value)}'", Nearest.Hint(word.Value, NamesOf("label")));
                else
                    labels.Add((trait, word.Value));
            }
        }

        fields.Done();
        return labels;
    }

    private SurfaceDefinition? Surface(string name, YamlNode body)
    {
        if (FieldReader.Of(body, _problems, "a surface") is not { } fields)
            return null;
        var surface = new SurfaceDefinition
        {
            Name = name,
            FailsClosed = fields.Choice("fail", FailModes, -1) is var fail and >= 0 ? fail == 1 : null,
            BudgetMilliseconds = fields.Whole("budget_ms", 1, 10_000),
            UnknownIsChild = fields.Choice("unknown_age", Ages, -1) is var age and >= 0 ? age == 1 : null,
            Suspect = SurfaceVerdict(fields, "suspect"),
            Held = SurfaceVerdict(fields, "held"),
            Flagged = SurfaceVerdict(fields, "flagged"),
            Children = SurfaceVerdict(fields, "children"),
            SameNetwork = SurfaceVerdict(fields, "same_network"),
            Demotion = fields.Number("demotion", 0, 1, aboveLeast: true),
            DemoteRisk = fields.Number("demote_risk", 0, 1, aboveLeast: true),
            HoldRisk = fields.Number("hold_risk", 0, 1, aboveLeast: true),
        };
        fields.Done();
        return surface;
    }

    private static Verdict? SurfaceVerdict(FieldReader fields, string key) => fields.Choice(key, SurfaceVerdicts, -1) switch
    {
        0 => Verdict.Allow,
        1 => Verdict.Demote,
        2 => Verdict.Hold,
        3 => Verdict.Hide,
        _ => null,
    };

    private TermListDefinition? Terms(string name, YamlNode body, List<MessageDefinition> messages)
    {
        if (FieldReader.Of(body, _problems, "a list of terms") is not { } fields)
            return null;
        var file = fields.Scalar("file", "the name of a .txt file in the policy's folder", needed: true);
        var blocks = fields.Choice("action", TermActions, 1) == 1;
        var childSafety = fields.Node("child_safety") is null || fields.Flag("child_safety");
        var message = fields.Scalar("message", "the name of a message");
        fields.Done();
        if (message is not null && !messages.Exists(m => m.Name == message.Value))
            _problems.Error(message, $"there is no message '{Shown.Brief(message.Value)}'", Nearest.Hint(message.Value, messages.Select(m => m.Name)));
        if (file is null)
            return null;
        if (_source.Find(file.Value) is not { IsList: true } found)
        {
            _problems.Error(
                file,
                $"there is no list file '{Shown.Brief(file.Value)}' in the policy; a list file ends in .txt and is named from the policy's folder",
                Nearest.Hint(file.Value, _source.Files.Where(f => f.IsList).Select(f => f.Name)));
            return null;
        }

        return new TermListDefinition(name, found.Name, blocks, childSafety, message?.Value);
    }

    private MessageDefinition? Message(string name, YamlNode body)
    {
        if (body is not YamlMap map || map.Fields.Count == 0)
        {
            _problems.Error(body, $"a message is a mapping from locale (en, pt-BR) to text and help, and here stands {body.Shape}");
            return null;
        }

        var texts = new List<(string, string, string?)>();
        foreach (var field in map.Fields)
        {
            if (field.Key.Value.Length is < 2 or > 35 || !field.Key.Value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                _problems.Error(field.Key, $"'{Shown.Brief(field.Key.Value)}' is not a locale such as en or pt-BR");
            if (FieldReader.Of(field.Value, _problems, "the words of a message") is not { } fields)
                continue;
            var text = fields.Scalar("text", "what the viewer reads", needed: true);
            var help = fields.Scalar("help", "where help is to be had: an address, or a number to call");
            fields.Done();
            if (text is not null)
                texts.Add((field.Key.Value, text.Value, help?.Value));
        }

        return new MessageDefinition(name, texts);
    }
}
