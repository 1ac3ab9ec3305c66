using Cordon.Policy.Rules;

namespace Cordon.Policy.Tests.Rules;

public sealed class DiffTests
{
    [Fact]
    public void What_was_added_removed_and_changed_is_told_field_by_field()
    {
        var before = Policies.Compile("""
            labels: {watch: {expires: 1d}}
            rules:
              - {name: gone, when: "true"}
              - {name: kept, when: "true", severity: high}
              - {name: same, when: event.text == "a"}
            """);
        var after = Policies.Compile("""
            # A comment and another layout are no difference.
            labels: {watch: {expires: 1d}}
            rules:
              - name: same
                when: 'event.text == "a"'
              - {name: kept, severity: low, when: "true", then: [{verdict: warn}]}
              - {name: new, when: "true"}
            """);
        var changes = PolicyDiff.Between(before, after);

        Assert.Equal(["removed rule gone", "changed rule kept", "added rule new"], changes.Select(c => $"{c.How} {c.What} {c.Name}"));
        Assert.Equal([new FieldChange("severity", "high", "low"), new FieldChange("then[0].verdict", null, "warn")], changes[1].Fields);
        Assert.Empty(PolicyDiff.Between(after, after));
    }

    [Fact]
    public void Other_entries_of_a_list_are_a_difference()
    {
        const string Yaml = "lists: {l: l.txt}\nrules: [{name: r, when: 'event.actor in list(\"l\")'}]";
        var changes = PolicyDiff.Between(Policies.Compile(Yaml, ("l.txt", "account:a")), Policies.Compile(Yaml, ("l.txt", "account:a\naccount:b")));

        var field = Assert.Single(Assert.Single(changes).Fields);
        Assert.StartsWith("1 (version ", field.Before, StringComparison.Ordinal);
        Assert.StartsWith("2 (version ", field.After, StringComparison.Ordinal);
    }
}
