using Cordon.Events;
using Cordon.Policy.Labels;
using Cordon.Policy.Problems;
using Cordon.Policy.Rules;
using Cordon.Policy.Yaml;
using Cordon.Signals.Lists;
using Cordon.Signals.Text.Terms;

namespace Cordon.Policy.Compiling;

/// <content>The head of the policy, its lists and its labels.</content>
internal sealed partial class Compilation
{
    private static readonly string[] KnownKinds =
    [
        EventKinds.Register, EventKinds.Login, EventKinds.Post, EventKinds.Reply, EventKinds.Repost, EventKinds.Like, EventKinds.Follow, EventKinds.Mention,
        EventKinds.Message, EventKinds.Search, EventKinds.Report, EventKinds.Block, EventKinds.Accept, EventKinds.Reject, EventKinds.Profile, EventKinds.Delete,
    ];

    private static readonly string[] KnownTypes =
    [
        EntityTypes.Account, EntityTypes.Post, EntityTypes.Tag, EntityTypes.Link, EntityTypes.Domain, EntityTypes.Media, EntityTypes.Text, EntityTypes.Device,
        EntityTypes.Address, EntityTypes.Handle, EntityTypes.Invite, EntityTypes.Record, EntityTypes.Event,
    ];

    private static readonly string[] Setters = ["rules", "imports", "people"];

    private void Header()
    {
        if (_draft.Policy is null || FieldReader.Of(_draft.Policy, _problems, "the policy") is not { } fields)
            return;
        _name = fields.Name("name", "a name for the policy", needed: false) ?? "policy";
        _description = fields.Text("description");
        if (fields.Node("breaker") is { } breaker)
            _breaker = Breaker(breaker, _breaker);
        if (fields.Node("alarm") is { } alarm && FieldReader.Of(alarm, _problems, "an alarm") is { } parts)
        {
            _alarm = new AlarmDefinition
            {
                Window = Positive(parts, "window") ?? _alarm.Window,
                Evaluations = parts.Whole("evaluations", 1, 1_000_000_000) ?? _alarm.Evaluations,
                Factor = parts.Number("factor", 1, 1_000, aboveLeast: true) ?? _alarm.Factor,
                Deviations = parts.Number("deviations", 0, 1_000) ?? _alarm.Deviations,
            };
            parts.Done();
        }

        fields.Done();
    }

    private BreakerDefinition Breaker(YamlNode node, BreakerDefinition usual)
    {
        if (node is YamlScalar { Value: "off" })
            return BreakerDefinition.Off;
        if (node is YamlScalar || FieldReader.Of(node, _problems, "a breaker") is not { } parts)
        {
            if (node is YamlScalar)
                _problems.Error(node, $"'breaker' is off, or a mapping with evaluations, hits and errors, and here stands {node.Shape}");
            return usual;
        }

        var read = new BreakerDefinition
        {
            Evaluations = parts.Whole("evaluations", 10, 1_000_000_000) ?? usual.Evaluations,
            Hits = parts.Number("hits", 0, 1, aboveLeast: true) ?? usual.Hits,
            Errors = parts.Number("errors", 0, 1, aboveLeast: true) ?? usual.Errors,
        };
        parts.Done();
        return read;
    }

    private PolicyList? List(Declared declared)
    {
        if (FileOf(declared, "a list", out var file, out var description) is not { } found)
            return null;
        using var text = new MemoryStream(found.Bytes.ToArray(), writable: false);
        if (!EntryList.TryRead(declared.Name.Value, text, out var entries, out var fault))
        {
            _problems.Error(file!, $"{found.Name}: {fault}");
            return null;
        }

        if (entries.Count > PolicyLimits.ListEntries)
            _problems.Error(file!, $"{found.Name} has {entries.Count} entries; at most {PolicyLimits.ListEntries} are taken");
        else if (entries.Count == 0)
            _problems.Warning(file!, $"{found.Name} has no entry");
        return new PolicyList(declared.Name.Value, description, found.Name, entries);
    }

    private PolicyTerms? Terms(Declared declared)
    {
        if (FileOf(declared, "a bank of terms", out var file, out var description) is not { } found)
            return null;
        using var text = new MemoryStream(found.Bytes.ToArray(), writable: false);
        if (!TermBank.TryRead(declared.Name.Value, text, out var bank, out var fault))
        {
            _problems.Error(file!, $"{found.Name}: {fault}");
            return null;
        }

        if (bank.Count == 0)
            _problems.Warning(file!, $"{found.Name} has no term");
        return new PolicyTerms(declared.Name.Value, description, found.Name, bank);
    }

    // The .txt file that a declaration names: its name alone, or a mapping with 'file'.
    private PolicyFile? FileOf(Declared declared, string what, out YamlScalar? file, out string description)
    {
        (file, description) = (declared.Body as YamlScalar, "");
        if (file is null)
        {
            if (FieldReader.Of(declared.Body, _problems, what) is not { } fields)
                return null;
            description = fields.Text("description");
            file = fields.Scalar("file", "the name of a .txt file in the policy's folder", needed: true);
            fields.Done();
        }

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

        return found;
    }

    private LabelDefinition? Label(Declared declared)
    {
        if (declared.Body is YamlScalar { IsNull: true })
            return new LabelDefinition { Name = declared.Name.Value };
        if (FieldReader.Of(declared.Body, _problems, "a label") is not { } fields)
            return null;
        var label = new LabelDefinition
        {
            Name = declared.Name.Value,
            Description = fields.Text("description"),
            AppliesTo = [.. fields.Words("applies_to").Where(IsType).Select(t => t.Value)],
            Expires = Positive(fields, "expires"),
            Excludes = [.. fields.Words("excludes").Where(w => IsLabel(w, declared.Name.Value)).Select(w => w.Value)],
            SetBy = [.. fields.Words("set_by").Select(Setter).OfType<LabelSource>()],
        };
        fields.Done();
        return label;
    }

    private bool IsType(YamlScalar type)
    {
        if (!Entity.TryParse(type.Value + ":x", out _, out _))
        {
            _problems.Error(type, $"'{Shown.Brief(type.Value)}' is not an entity type", Nearest.Meant(type.Value, KnownTypes));
            return false;
        }

        Near(type, KnownTypes, "entity type");
        return true;
    }

    private bool IsLabel(YamlScalar word, string self)
    {
        if (word.Value == self)
            _problems.Error(word, $"the label '{self}' cannot exclude itself");
        else if (!_written.ContainsKey(("label", word.Value)))
            _problems.Error(word, $"there is no label '{Shown.Brief(word.Value)}'", Nearest.Hint(word.Value, NamesOf("label")));
        else
            return true;
        return false;
    }

    private LabelSource? Setter(YamlScalar word)
    {
        var index = Array.IndexOf(Setters, word.Value);
        if (index < 0)
            _problems.Error(word, $"'set_by' names who may set the label: {string.Join(", ", Setters)}, and here stands {word.Shape}", Nearest.Meant(word.Value, Setters));
        return index < 0 ? null : (LabelSource)index;
    }

    /// <summary>Event kinds; the vocabulary is open, so a word that is merely near a known one is only pointed out.</summary>
    private List<string> Kinds(FieldReader fields)
    {
        var kinds = new List<string>();
        foreach (var kind in fields.Words("events"))
        {
            if (kind.Value.Length is 0 or > Limits.KindChars || kind.Value.Any(c => char.IsAsciiLetterUpper(c) || char.IsControl(c)))
                _problems.Error(kind, $"'{Shown.Brief(kind.Value)}' is not an event kind; a kind is 1-{Limits.KindChars} characters in lower case", Nearest.Meant(kind.Value, KnownKinds));
            else if (kinds.Contains(kind.Value))
                _problems.Error(kind, $"'{kind.Value}' stands twice; keep one");
            else
                kinds.Add(kind.Value);
            Near(kind, KnownKinds, "event kind");
        }

        return kinds;
    }

    private void Near(YamlScalar word, IReadOnlyList<string> known, string what)
    {
        if (!known.Contains(word.Value) && word.Value.Length > 3 && Nearest.Meant(word.Value, known) is { } hint)
            _problems.Warning(word, $"'{Shown.Brief(word.Value)}' is no {what} that Cordon knows; a platform's own is fine", hint);
    }

    private TimeSpan? Positive(FieldReader fields, string key, bool needed = false)
    {
        var time = fields.Time(key, needed);
        if (time != TimeSpan.Zero)
            return time;
        _problems.Error(fields.Map.Find(key)!.Value, $"'{key}' is longer than no time at all");
        return null;
    }
}
