using Cordon.Events;
using Cordon.Policy.Labels;
using Cordon.Policy.State;
using CsCheck;

namespace Cordon.Policy.Tests.Labels;

public sealed class LabelStoreTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Entity Account = Entity.Parse("account:a");

    private static readonly LabelScheme Scheme = new(
    [
        new LabelDefinition { Name = "watch", AppliesTo = ["account"] },
        new LabelDefinition { Name = "restricted" },
        new LabelDefinition { Name = "cleared", Excludes = ["watch", "restricted"] },
        new LabelDefinition { Name = "confirmed", SetBy = [LabelSource.Person] },
    ]);

    [Fact]
    public void A_label_holds_until_the_moment_it_expires()
    {
        var store = new LabelStore();
        Set(store, "watch", LabelSource.Rule, 0, 60);

        Assert.True(store.Has(Account, "watch", Start.AddSeconds(59.999999)));
        Assert.False(store.Has(Account, "watch", Start.AddSeconds(60)));
        Assert.Equal(1, store.Count);
        Assert.Equal(1, store.Sweep(Start.AddSeconds(60)));
        Assert.Equal((0, 0), (store.Count, store.Entities));
    }

    [Fact]
    public void A_rule_extends_its_own_label_and_never_shortens_it()
    {
        var store = new LabelStore();
        Set(store, "watch", LabelSource.Rule, 0, 60);

        Assert.Equal(LabelChangeKind.Extended, Assert.Single(Set(store, "watch", LabelSource.Rule, 10, 70)).Kind);
        Assert.Empty(Set(store, "watch", LabelSource.Rule, 20, 70));
        Assert.Empty(Set(store, "watch", LabelSource.Rule, 20, 65));
        Assert.Equal(LabelChangeKind.Extended, Assert.Single(Set(store, "watch", LabelSource.Rule, 30, null)).Kind);
        Assert.Empty(Set(store, "watch", LabelSource.Rule, 40, 400));
        Assert.Equal(Start, Assert.Single(store.Of(Account, Start.AddYears(10))).Set);
    }

    [Fact]
    public void A_persons_label_is_not_replaced_by_a_rule_and_a_rules_label_is_by_a_person()
    {
        var store = new LabelStore();
        Set(store, "watch", LabelSource.Rule, 0, 60);

        Assert.Equal(LabelChangeKind.Replaced, Assert.Single(Set(store, "watch", LabelSource.Person, 1, 30)).Kind);
        Assert.Empty(Set(store, "watch", LabelSource.Rule, 2, 600));
        Assert.False(store.Has(Account, "watch", Start.AddSeconds(30)));
        Assert.Equal(LabelChangeKind.Set, Assert.Single(Set(store, "watch", LabelSource.Rule, 31, 600)).Kind);
    }

    [Fact]
    public void Of_labels_that_exclude_one_another_the_later_stays_unless_a_stronger_source_set_the_earlier()
    {
        var store = new LabelStore();
        Set(store, "watch", LabelSource.Rule, 0, null);
        var cleared = Set(store, "cleared", LabelSource.Person, 1, null);
        Assert.Equal([LabelChangeKind.Removed, LabelChangeKind.Set], cleared.Select(c => c.Kind));
        Assert.Equal("'cleared' excludes it", cleared[0].Why);

        var refused = Assert.Single(Set(store, "watch", LabelSource.Rule, 2, null));
        Assert.Equal((LabelChangeKind.Refused, "'cleared', set by a person, excludes it"), (refused.Kind, refused.Why));
        Assert.Equal([LabelChangeKind.Removed, LabelChangeKind.Set], Set(store, "restricted", LabelSource.Person, 3, null).Select(c => c.Kind));
    }

    [Theory]
    [InlineData("account:a", "unknown", LabelSource.Rule, "no label 'unknown' is declared")]
    [InlineData("tag:t", "watch", LabelSource.Rule, "'watch' is for account, not for tag")]
    [InlineData("account:a", "confirmed", LabelSource.Rule, "'confirmed' is not set by a rule")]
    public void A_label_that_may_not_be_set_is_refused_with_the_reason(string entity, string label, LabelSource source, string reason)
    {
        var store = new LabelStore();
        var changes = new List<LabelChange>();
        store.Set(Entity.Parse(entity), Made(label, source, 0, null), Scheme, changes);

        Assert.Equal((LabelChangeKind.Refused, reason), (Assert.Single(changes).Kind, changes[0].Why));
        Assert.Equal(0, store.Count);
    }

    [Fact]
    public void A_weaker_source_does_not_remove_what_a_stronger_set()
    {
        var store = new LabelStore();
        Set(store, "watch", LabelSource.Person, 0, null);
        var changes = new List<LabelChange>();
        store.Remove(Account, "watch", LabelSource.Import, "feed", "gone from the feed", Start, changes);
        Assert.Equal("it was set by a person and is not removed by an import", Assert.Single(changes).Why);

        store.Remove(Account, "watch", LabelSource.Person, "ana", "a mistake", Start, changes);
        store.Remove(Account, "watch", LabelSource.Person, "ana", "again", Start, changes);
        Assert.Equal([LabelChangeKind.Refused, LabelChangeKind.Removed], changes.Select(c => c.Kind));
        Assert.Equal(0, store.Count);
    }

    [Fact]
    public void Bounds_are_held_and_told()
    {
        var store = new LabelStore(most: 2);
        Set(store, "watch", LabelSource.Rule, 0, null);
        Set(store, "restricted", LabelSource.Rule, 0, null);
        var changes = new List<LabelChange>();
        store.Set(Entity.Parse("account:b"), Made("watch", LabelSource.Rule, 0, null), Scheme, changes);

        Assert.Contains("2 labels are held already", Assert.Single(changes).Why, StringComparison.Ordinal);
    }

    // The reference keeps every label ever set in a list and applies the same rules by looking through all of it.
    [Fact]
    public void The_store_agrees_with_a_plain_list_through_any_acts_and_through_saving()
    {
        var act = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 5], Gen.Int[-1, 8]);
        Gen.Select(act, Gen.Bool, Gen.Bool).Array[0, 60].Sample(acts =>
        {
            var (store, reference, time) = (new LabelStore(), new ReferenceStore(), 0);
            foreach (var ((entity, label, source, step, lasts), remove, save) in acts)
            {
                time += step;
                var (named, name) = (Entity.Parse($"account:{entity}"), Scheme.Definitions[label].Name);
                var (mine, theirs) = (new List<LabelChange>(), new List<string>());
                if (remove)
                {
                    store.Remove(named, name, (LabelSource)source, "x", "y", Start.AddSeconds(time), mine);
                    reference.Remove(named, name, (LabelSource)source, time, theirs);
                }
                else
                {
                    var made = Made(name, (LabelSource)source, time, lasts < 0 ? null : time + lasts);
                    store.Set(named, made, Scheme, mine);
                    reference.Set(named, made, time, theirs);
                }

                Assert.Equal(theirs, mine.Select(c => $"{c.Kind} {c.Label.Name}"));
                if (save)
                    store = Reloaded(store);
                var now = Start.AddSeconds(time);
                Assert.Equal(reference.All(now), store.All(now).Select(l => $"{l.Entity} {l.Label.Name} {l.Label.Source} {l.Label.Expires:O}"));
            }

            var swept = Reloaded(store);
            swept.Sweep(Start.AddSeconds(time));
            Assert.Equal(store.All(Start.AddSeconds(time)), swept.All(Start.AddSeconds(time)));
            Assert.Equal(swept.Count, swept.All(DateTimeOffset.MinValue).Count());
        });
    }

    [Fact]
    public void Saved_bytes_are_the_same_whatever_the_order_of_setting_and_damage_is_found()
    {
        var (one, other) = (new LabelStore(), new LabelStore());
        var names = Enumerable.Range(0, 50).Select(i => Entity.Parse($"account:{i}")).ToList();
        foreach (var entity in names)
            one.Set(entity, Made("watch", LabelSource.Rule, 0, 5), Scheme, []);
        foreach (var entity in Enumerable.Reverse(names))
            other.Set(entity, Made("watch", LabelSource.Rule, 0, 5), Scheme, []);
        var bytes = Bytes(one);
        Assert.Equal(bytes, Bytes(other));

        for (var i = 0; i < bytes.Length; i += 7)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 0x10;
            Assert.Throws<StateException>(() => one.Load(new MemoryStream(damaged)));
            Assert.Throws<StateException>(() => one.Load(new MemoryStream(bytes, 0, i)));
        }

        Assert.Equal(bytes, Bytes(one));
    }

    private static List<LabelChange> Set(LabelStore store, string name, LabelSource source, int at, int? expires)
    {
        var changes = new List<LabelChange>();
        store.Set(Account, Made(name, source, at, expires), Scheme, changes);
        return changes;
    }

    private static Label Made(string name, LabelSource source, int at, int? expires) => new()
    {
        Name = name,
        Source = source,
        SetBy = "somebody",
        Reason = "why not",
        Sequence = at,
        Set = Start.AddSeconds(at),
        Expires = expires is { } end ? Start.AddSeconds(end) : null,
    };

    private static byte[] Bytes(LabelStore store)
    {
        using var stream = new MemoryStream();
        store.Save(stream);
        return stream.ToArray();
    }

    private static LabelStore Reloaded(LabelStore store)
    {
        var loaded = new LabelStore();
        loaded.Load(new MemoryStream(Bytes(store)));
        Assert.Equal((store.Count, store.Entities), (loaded.Count, loaded.Entities));
        return loaded;
    }

    private sealed class ReferenceStore
    {
        private readonly List<(Entity Entity, Label Label)> _standing = [];

        public void Set(Entity entity, Label label, int at, List<string> changes)
        {
            var now = Start.AddSeconds(at);
            _standing.RemoveAll(l => l.Label.Expires <= now);
            var rivals = _standing.Where(l => l.Entity == entity && (l.Label.Name == "cleared") != (label.Name == "cleared") && label.Name != "confirmed" && l.Label.Name != "confirmed").OrderBy(l => l.Label.Name, StringComparer.Ordinal).ToList();
            var same = _standing.Where(l => l.Entity == entity && l.Label.Name == label.Name).ToList();
            if ((label.Name == "confirmed" && label.Source != LabelSource.Person) || label.Expires <= now || rivals.Exists(r => r.Label.Source > label.Source))
            {
                changes.Add($"Refused {label.Name}");
                return;
            }

            foreach (var rival in rivals)
            {
                _standing.Remove(rival);
                changes.Add($"Removed {rival.Label.Name}");
            }

            if (same.Count == 0)
            {
                _standing.Add((entity, label));
                changes.Add($"Set {label.Name}");
                return;
            }

            var held = same[0].Label;
            if (label.Source > held.Source || (label.Source == LabelSource.Person && label.Expires != held.Expires))
            {
                _standing.Remove(same[0]);
                _standing.Add((entity, label));
                changes.Add($"Replaced {label.Name}");
            }
            else if (label.Source == held.Source && label.Source != LabelSource.Person && held.Expires is not null && (label.Expires is null || label.Expires > held.Expires))
            {
                _standing.Remove(same[0]);
                _standing.Add((entity, held with { Expires = label.Expires }));
                changes.Add($"Extended {label.Name}");
            }
        }

        public void Remove(Entity entity, string name, LabelSource source, int at, List<string> changes)
        {
            _standing.RemoveAll(l => l.Label.Expires <= Start.AddSeconds(at));
            var index = _standing.FindIndex(l => l.Entity == entity && l.Label.Name == name);
            if (index < 0)
                return;
            changes.Add($"{(_standing[index].Label.Source > source ? "Refused" : "Removed")} {name}");
            if (_standing[index].Label.Source <= source)
                _standing.RemoveAt(index);
        }

        public IEnumerable<string> All(DateTimeOffset at) => _standing.Where(l => l.Label.HoldsAt(at)).OrderBy(l => l.Entity).ThenBy(l => l.Label.Name, StringComparer.Ordinal)
            .Select(l => $"{l.Entity} {l.Label.Name} {l.Label.Source} {l.Label.Expires:O}");
    }
}
