using System.Text;
using Cordon.Events.Log;
using Cordon.Policy.Tests.Rules;

namespace Cordon.Policy.Tests.Evaluating;

public sealed class AllocationTests
{
    [Fact]
    public void An_event_that_no_rule_hits_costs_no_memory()
    {
        var yaml = new StringBuilder("labels: {watch: }\nfeatures: {long: {type: bool, value: event.text.size() > 500}}\ncounters:\n");
        for (var i = 0; i < 10; i++)
            yaml.Append($"  c{i}: {{kind: count, key: event.actor, window: 1h}}\n");
        yaml.Append("rules:\n");
        for (var i = 0; i < 50; i++)
        {
            yaml.Append($"  - name: r{i}\n    when: ").Append((i % 5) switch
            {
                0 => $"counter(\"c{i % 10}\") > 1000000.0",
                1 => "long && event.kind == \"post\"",
                2 => "label(event.actor, \"watch\")",
                3 => $"event.text.contains(\"blue widget {i}\")",
                _ => "rule(\"r0\") && event.actor != event.target",
            }).Append('\n');
        }

        var engine = Policies.Engine(yaml.ToString());
        var records = Enumerable.Range(1, 3_000).Select(i => new EventRecord(i, Policies.Start.AddSeconds(i), Policies.Event(actor: $"account:{i % 20}", text: "a few words", at: i, id: "e"))).ToArray();
        for (var i = 0; i < 2_000; i++)
            Assert.True(engine.Apply(records[i]).IsEmpty);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 2_000; i < 3_000; i++)
            engine.Apply(records[i]);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
