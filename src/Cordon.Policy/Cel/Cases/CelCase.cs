using System.Text.Json;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Cases;

/// <summary>
/// A test of the language in one JSON object: an expression, what its names mean, and what must come out. The form is that of the public
/// conformance suite turned to JSON Lines; see <c>docs/cel.md</c>.
/// </summary>
public sealed class CelCase
{
    private static readonly string[] NameParts = ["file", "section", "name"];

    private readonly CelEnvironment _environment;
    private readonly Dictionary<string, CelValue> _bindings;
    private readonly bool _disableCheck;
    private readonly bool _checkOnly;
    private readonly CelValue? _value;
    private readonly bool _fails;
    private readonly string? _type;

    private CelCase(JsonElement json)
    {
        Name = string.Join('/', NameParts.Select(n => json.TryGetProperty(n, out var part) ? part.GetString() : null).Where(n => n is not null));
        Expression = json.GetProperty("expr").GetString() ?? throw new FormatException("'expr' is not a text");
        NeedsProtobuf = Flag(json, "needs_proto");
        (_disableCheck, _checkOnly) = (Flag(json, "disable_check"), Flag(json, "check_only"));
        (_environment, _bindings) = (CelEnvironment.Standard, []);
        if (NeedsProtobuf)
            return;
        if (json.TryGetProperty("bindings", out var bindings))
            _bindings = bindings.EnumerateObject().ToDictionary(p => p.Name, p => CaseValues.Read(p.Value), StringComparer.Ordinal);
        _environment = CaseValues.Environment(json, _bindings.Keys);
        var expect = json.GetProperty("expect");
        _value = expect.TryGetProperty("value", out var value) ? CaseValues.Read(value) : null;
        _fails = expect.TryGetProperty("error", out _);
        _type = expect.TryGetProperty("type", out var type) ? type.GetString() : null;
        if (_value is null && _type is null && !_fails)
            throw new FormatException("'expect' has none of 'value', 'error' and 'type'");
    }

    /// <summary>File, section and name, as far as they are given.</summary>
    public string Name { get; }

    /// <summary>The expression.</summary>
    public string Expression { get; }

    /// <summary>Whether the test needs protobuf messages, which Cordon does not have.</summary>
    public bool NeedsProtobuf { get; }

    /// <summary>What must come out, for a message.</summary>
    public string Expected =>
        string.Join(" of type ", new[] { _fails ? "an error" : _value is { } value ? Shown(value) : null, _type }.Where(t => t is not null));

    /// <summary>Reads a test.</summary>
    /// <exception cref="FormatException">The line is not a test; the message says why.</exception>
    public static CelCase Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return new CelCase(json.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    /// <summary>Compiles and evaluates the expression.</summary>
    /// <returns>What came out instead of what must; null when the test passes.</returns>
    public string? Run()
    {
        var compilation = _disableCheck ? _environment.CompileUnchecked(Expression) : _environment.Compile(Expression);
        if (!compilation.Succeeded)
            return _fails ? null : compilation.Render();
        var program = compilation.Program;
        if (_type is not null && program.ResultType.ToString() != _type)
            return $"a value of type {program.ResultType}";
        if (_checkOnly && _value is null && !_fails)
            return null;
        var value = program.Evaluate(new MapActivation(_environment, _bindings));
        if (value.IsError)
            return _fails ? null : CelProblem.Of(value.AsError()).Render(Expression);
        return !_fails && (_value is null || CaseValues.Same(value, _value.Value)) ? null : Shown(value);
    }

    private static string Shown(CelValue value) => $"{CelText.Of(value, 1000)} ({value.RuntimeType.Name})";

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var flag) && flag.GetBoolean();
}
