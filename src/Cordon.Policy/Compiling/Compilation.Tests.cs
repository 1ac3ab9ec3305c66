using System.Globalization;
using Cordon.Events;
using Cordon.Policy.Effects;
using Cordon.Policy.Problems;
using Cordon.Policy.Testing;
using Cordon.Policy.Yaml;

namespace Cordon.Policy.Compiling;

/// <content>Tests.</content>
internal sealed partial class Compilation
{
    private const int MostEventsBefore = 10_000;

    private static readonly DateTimeOffset UsualTime = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private PolicyTest? Test(Declared declared)
    {
        var fields = new FieldReader((YamlMap)declared.Body, _problems, "a test");
        fields.Node("name");
        var errors = _problems.Errors;
        var tested = fields.Node("event") is { } node && FieldReader.Of(node, _problems, "the event of a test") is { } parts ? Made(parts, "tested", UsualTime, 0) : null;
        if (fields.Map.Find("event") is null)
            _problems.Error(declared.Name, "a test needs 'event': what happens, such as {kind: post, actor: \"account:a1\"}");
        var labels = EntityLabels(fields, "labels");
        var counters = Readings(fields);
        var before = Before(fields, tested?.Time ?? UsualTime);
        var expect = fields.Node("expect") is { } expected ? FieldReader.Of(expected, _problems, "what a test expects") : null;
        if (fields.Map.Find("expect") is null)
            _problems.Error(declared.Name, "a test needs 'expect': what must come of the event, such as {verdict: hold}");
        fields.Done();
        var test = tested is null || expect is null ? null : Expected(expect, new PolicyTest
        {
            Name = declared.Name.Value,
            File = declared.Name.Source.Name,
            Line = declared.Name.Source.Locate(declared.Name.Offset).Line,
            Labels = labels,
            Counters = counters,
            Before = before,
            Event = tested,
        });
        return errors == _problems.Errors ? test : null;
    }

    private PolicyTest Expected(FieldReader expect, PolicyTest test)
    {
        var verdict = expect.Choice("verdict", Words.Verdicts, -1);
        var read = test with
        {
            Verdict = verdict < 0 ? null : (Verdict)verdict,
            Hits = RuleNames(expect, "hits"),
            Shadow = RuleNames(expect, "shadow"),
            Not = RuleNames(expect, "not") ?? [],
            Labelled = EntityLabels(expect, "labels"),
            NotLabelled = EntityLabels(expect, "no_labels"),
            Effects = expect.Node("effects") is null ? null : [.. expect.Words("effects").Select(w => w.Value)],
            Errors = expect.Flag("errors"),
        };
        if (expect.Map.Fields.Count == 0)
            _problems.Error(expect.Map, "the test expects nothing; say at least one of verdict, hits, shadow, not, labels, no_labels, effects");
        expect.Done();
        return read;
    }

    private IReadOnlyList<string>? RuleNames(FieldReader fields, string key)
    {
        if (fields.Node(key) is null)
            return null;
        var words = fields.Words(key);
        foreach (var word in words.Where(w => !_written.ContainsKey(("rule", w.Value))))
            _problems.Error(word, $"there is no rule '{Shown.Brief(word.Value)}'", Nearest.Hint(word.Value, NamesOf("rule")));
        return [.. words.Select(w => w.Value)];
    }

    private List<(Entity Entity, string Label)> EntityLabels(FieldReader fields, string key)
    {
        var labels = new List<(Entity, string)>();
        if (fields.Node(key) is not { } node)
            return labels;
        if (node is not YamlMap map)
        {
            _problems.Error(node, $"'{key}' is a mapping from entity to labels, such as {{\"account:a1\": [watch]}}, and here stands {node.Shape}");
            return labels;
        }

        var read = new FieldReader(map, _problems, $"'{key}'");
        foreach (var field in map.Fields)
        {
            if (!Entity.TryParse(field.Key.Value, out var entity, out var problem))
                _problems.Error(field.Key, problem);
            foreach (var word in read.Words(field.Key.Value))
            {
                if (!_written.ContainsKey(("label", word.Value)))
                    _problems.Error(word, $"there is no label '{Shown.Brief(word.Value)}'", Nearest.Hint(word.Value, NamesOf("label")));
                labels.Add((entity, word.Value));
            }
        }

        return labels;
    }

    private Dictionary<string, double> Readings(FieldReader fields)
    {
        var readings = new Dictionary<string, double>(StringComparer.Ordinal);
        if (fields.Node("counters") is not { } node || FieldReader.Of(node, _problems, "'counters' of a test") is not { } read)
            return readings;
        foreach (var field in read.Map.Fields)
        {
            if (!_written.ContainsKey(("counter", field.Key.Value)))
                _problems.Error(field.Key, $"there is no counter '{Shown.Brief(field.Key.Value)}'", Nearest.Hint(field.Key.Value, NamesOf("counter")));
            else if (read.Number(field.Key.Value, -1e18, 1e18) is { } number)
                readings[field.Key.Value] = number;
        }

        return readings;
    }

    private List<Event> Before(FieldReader fields, DateTimeOffset end)
    {
        var events = new List<Event>();
        if (fields.Node("before") is not { } node)
            return events;
        if (node is not YamlList list)
        {
            _problems.Error(node, $"'before' is a list of events, and here stands {node.Shape}");
            return events;
        }

        for (var i = 0; i < list.Items.Count; i++)
        {
            if (FieldReader.Of(list.Items[i], _problems, "an event before") is not { } parts)
                continue;
            var ago = parts.Time("ago") ?? TimeSpan.FromMinutes(1);
            var (repeat, every) = (parts.Whole("repeat", 1, MostEventsBefore) ?? 1, parts.Time("every") ?? TimeSpan.FromSeconds(1));
            if (events.Count + repeat > MostEventsBefore)
            {
                _problems.Error(list.Items[i], $"the test has more than {MostEventsBefore} events before");
                break;
            }

            var errors = _problems.Errors;
            for (var n = 1; n <= repeat && errors == _problems.Errors; n++)
            {
                if (Made(parts, $"before-{i + 1}-{n}", end - ago - (every * (repeat - n)), n) is { } made)
                    events.Add(made);
            }
        }

        return [.. events.OrderBy(e => e.Time)];
    }

    /// <summary>An event as a test writes it. <c>{n}</c> in a value is the number of the repetition.</summary>
    private Event? Made(FieldReader fields, string id, DateTimeOffset time, int n)
    {
        var number = n.ToString(CultureInfo.InvariantCulture);
        var errors = _problems.Errors;
        var own = fields.Scalar("id", "a text");
        var when = fields.Scalar("time", "a time such as 2026-01-01T12:00:00Z");
        if (when is not null && !DateTimeOffset.TryParse(when.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time))
            _problems.Error(when, $"'time' is a time such as 2026-01-01T12:00:00Z, and here stands {when.Shape}");
        if (time < Limits.EarliestTime || time >= Limits.LatestTime)
            _problems.Error(when ?? (YamlNode)fields.Map, $"the time of an event lies from {Limits.EarliestTime:yyyy} to {Limits.LatestTime:yyyy}");
        var kind = fields.Scalar("kind", "an event kind", needed: true);
        var actor = Named(fields.Scalar("actor", "an entity such as account:a1", needed: true));
        var target = Named(fields.Scalar("target", "an entity"));
        var objects = fields.Words("objects").Select(Named).ToList();
        var text = fields.Scalar("text", "a text");
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (fields.Node("attributes") is { } node && FieldReader.Of(node, _problems, "'attributes'") is { } read)
        {
            foreach (var field in read.Map.Fields)
            {
                if (read.Scalar(field.Key.Value, "a single value") is { } value)
                    attributes[field.Key.Value] = Filled(value.Value);
            }
        }

        fields.Done();
        if (kind is null || errors != _problems.Errors)
            return null;
        return new Event
        {
            Id = own is null ? id : Filled(own.Value),
            Time = time,
            Kind = kind.Value,
            Actor = actor,
            Target = target,
            Objects = objects,
            Text = text is null ? null : Filled(text.Value),
            Attributes = attributes,
        };

        string Filled(string value) => value.Replace("{n}", number, StringComparison.Ordinal);

        Entity Named(YamlScalar? scalar)
        {
            if (scalar is null)
                return default;
            if (!Entity.TryParse(Filled(scalar.Value), out var entity, out var problem))
                _problems.Error(scalar, problem);
            return entity;
        }
    }
}
