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
        var (sequence, least) = (0L, long.MaxValue);
        // The first rounds run code that is not yet optimised, and fill what is kept for each key.
        for (var round = 0; round < 100 && least > 0; round++)
        {
            var records = Enumerable.Range(0, 1_000).Select(i => new EventRecord(++sequence, Policies.Start, Policies.Event(actor: $"account:{i % 20}", text: "a few words", id: "e"))).ToArray();
            var (hits, before) = (0, GC.GetAllocatedBytesForCurrentThread());
            foreach (var record in records)
                hits += engine.Apply(record).Hits.Count;
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(0, hits);
        }

        Assert.Equal(0, least);
    }
}
