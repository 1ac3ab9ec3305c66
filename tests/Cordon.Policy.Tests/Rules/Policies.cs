using System.Text;
using Cordon.Events;
using Cordon.Events.Log;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Rules;

namespace Cordon.Policy.Tests.Rules;

/// <summary>Makes policies, events and engines for tests.</summary>
internal static class Policies
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static PolicySource Source(params IEnumerable<(string Name, string Text)> files) =>
        PolicySource.Of(files.Select(f => new PolicyFile(f.Name, Encoding.UTF8.GetBytes(f.Text))));

    public static PolicyCompilation Check(string yaml, params (string Name, string Text)[] more) => PolicyCompiler.Compile(Source([("policy.yaml", yaml), .. more]));

    /// <summary>The policy of some YAML; fails with the problems when there are errors.</summary>
    public static CompiledPolicy Compile(string yaml, params (string Name, string Text)[] more)
    {
        var compilation = Check(yaml, more);
        Assert.True(compilation.Succeeded, string.Join('\n', compilation.Problems));
        return compilation.Policy!;
    }

    public static PolicyEngine Engine(string yaml, EngineOptions? options = null) => Engine(Compile(yaml), options);

    public static PolicyEngine Engine(CompiledPolicy policy, EngineOptions? options = null)
    {
        var engine = new PolicyEngine(_ => null, options);
        engine.Activate(policy);
        return engine;
    }

    public static Event Event(string kind = "post", string actor = "account:a", string? text = null, double at = 0, string? target = null, string? id = null, params string[] objects) => new()
    {
        Id = id ?? $"{kind}-{actor}-{at}",
        Time = Start.AddSeconds(at),
        Kind = kind,
        Actor = Entity.Parse(actor),
        Target = target is null ? default : Entity.Parse(target),
        Objects = [.. objects.Select(Entity.Parse)],
        Text = text,
    };

    public static Evaluation Apply(this PolicyEngine engine, Event happened) => engine.Apply(new EventRecord(engine.Sequence + 1, happened.Time, happened));

    public static Evaluation Command(this PolicyEngine engine, string name, byte[] body, double at = 0) =>
        engine.Apply(new CommandRecord(engine.Sequence + 1, Start.AddSeconds(at), name, body));

    public static string Line(in Evaluation evaluation) => Encoding.UTF8.GetString(EvaluationWriter.ToBytes(evaluation));

    public static byte[] Saved(PolicyEngine engine)
    {
        using var stream = new MemoryStream();
        engine.Save(stream);
        return stream.ToArray();
    }
}
