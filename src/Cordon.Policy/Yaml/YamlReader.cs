using System.Text;
using Cordon.Policy.Problems;
using Cordon.Policy.Rules;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cordon.Policy.Yaml;

/// <summary>
/// Reads one YAML file into nodes that know their places. Only what a policy needs is taken: one document of mappings, lists and single
/// values. Anchors, aliases and tags are refused, so nothing can expand; depth and number of nodes are bounded.
/// </summary>
internal sealed class YamlReader
{
    private readonly SourceText _source;
    private readonly ProblemList _problems;
    private readonly Parser _parser;
    private int _nodes;

    private YamlReader(SourceText source, ProblemList problems)
    {
        (_source, _problems) = (source, problems);
        _parser = new Parser(new Scanner(new StringReader(source.Text), skipComments: true));
    }

    /// <summary>The document; null when the file holds nothing or cannot be read, which is then told.</summary>
    public static YamlNode? Read(PolicyFile file, ProblemList problems)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Bytes.Span);
        }
        catch (DecoderFallbackException bad)
        {
            problems.Error(file.Name, $"byte {bad.Index} is not UTF-8; save the file as UTF-8");
            return null;
        }

        var source = new SourceText(file.Name, text.StartsWith('\uFEFF') ? text[1..] : text);
        try
        {
            return new YamlReader(source, problems).Document();
        }
        catch (StoppedException)
        {
            return null;
        }
        catch (YamlException wrong)
        {
            problems.Error(source, (int)wrong.Start.Index, 1, $"this is not YAML: {Sentence(wrong.Message)}");
            return null;
        }
    }

    private static string Sentence(string message)
    {
        var plain = message.Trim().TrimEnd('.');
        return plain.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(plain[0]) + plain[1..];
    }

    private YamlNode? Document()
    {
        Next();
        if (Next() is StreamEnd)
            return null;
        var root = Node(Next(), 0);
        Next();
        if (Next() is not StreamEnd)
            Stop(_parser.Current!, "a second document begins here; a file holds one");
        return root is YamlScalar { IsNull: true } ? null : root;
    }

    private YamlNode Node(ParsingEvent at, int depth)
    {
        if (++_nodes > PolicyLimits.YamlNodes)
            Stop(at, $"the file has more than {PolicyLimits.YamlNodes} keys and values; split it");
        if (depth > PolicyLimits.YamlDepth)
            Stop(at, $"the nesting is deeper than {PolicyLimits.YamlDepth}");
        if (at is AnchorAlias)
            Stop(at, "an alias (*) is not taken in a policy; write the value out");
        var node = (NodeEvent)at;
        if (!node.Anchor.IsEmpty)
            Stop(at, "an anchor (&) is not taken in a policy; write the value out where it is needed");
        if (!node.Tag.IsEmpty)
            Stop(at, "a tag (!) is not taken in a policy; leave it out");
        return at switch
        {
            MappingStart => Map(at, depth),
            SequenceStart => List(at, depth),
            Scalar scalar => Single(scalar),
            _ => throw new InvalidOperationException($"{at} cannot start a node"),
        };
    }

    private YamlMap Map(ParsingEvent start, int depth)
    {
        var fields = new List<YamlField>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (Next() is not MappingEnd)
        {
            var at = _parser.Current!;
            if (Node(at, depth + 1) is not YamlScalar key)
            {
                Stop(at, "a key is a single word");
                continue;
            }

            var value = Node(Next(), depth + 1);
            if (keys.Add(key.Value))
                fields.Add(new YamlField(key, value));
            else
                _problems.Error(key, $"'{Events.Shown.Brief(key.Value)}' stands twice in this mapping; keep one");
        }

        return new YamlMap(_source, Index(start), FirstLine(start), fields);
    }

    private YamlList List(ParsingEvent start, int depth)
    {
        var items = new List<YamlNode>();
        while (Next() is not SequenceEnd)
            items.Add(Node(_parser.Current!, depth + 1));
        return new YamlList(_source, Index(start), FirstLine(start), items);
    }

    private YamlScalar Single(Scalar scalar) =>
        new(_source, Index(scalar), FirstLine(scalar), Math.Min((int)scalar.End.Index, _source.Text.Length), scalar.Value, scalar.Style == ScalarStyle.Plain);

    private ParsingEvent Next()
    {
        if (!_parser.MoveNext())
            throw new InvalidOperationException("the YAML parser ended early");
        return _parser.Current!;
    }

    private static int Index(ParsingEvent at) => (int)at.Start.Index;

    private int FirstLine(ParsingEvent at)
    {
        var (from, to) = (Index(at), Math.Min((int)at.End.Index, _source.Text.Length));
        var end = _source.Text.IndexOfAny(['\r', '\n'], Math.Min(from, _source.Text.Length));
        return Math.Max(1, (end < 0 ? to : Math.Min(to, end)) - from);
    }

    private void Stop(ParsingEvent at, string message)
    {
        _problems.Error(_source, Index(at), FirstLine(at), message);
        throw new StoppedException();
    }

    /// <summary>The file is not read on; why was told.</summary>
    private sealed class StoppedException : Exception;
}
