using Cordon.Events;
using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;
using Cordon.Guard.Terms;
using Cordon.Networks.Detecting;
using Cordon.Networks.Results;

namespace Cordon.Cli.Grounds;

/// <summary>What surfaces are told once networks were found: their members, and the tags and queries that hardly anybody else uses.</summary>
internal sealed class CutOff
{
    // A query that fewer members ask, or that others ask as often, says nothing of networks.
    private const int LeastUsers = 3;
    private const double LeastQueryShare = 0.2;

    // Who came to so many members of their own accord, and to others hardly more often, is under suspicion.
    private const int LeastMembers = 3;
    private const double LeastSuspectShare = 0.4;

    private readonly Dictionary<string, Dictionary<string, int>> _turnedTo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _tagUsers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _queryUsers = new(StringComparer.Ordinal);

    private readonly HashSet<string> _children = new(StringComparer.Ordinal);
    private readonly HashSet<string> _labelled = new(StringComparer.Ordinal);

    /// <summary>Accounts of confirmed networks.</summary>
    public IReadOnlySet<string> Labelled => _labelled;

    /// <summary>Accounts whose events say that they are children's.</summary>
    public IReadOnlySet<string> Children => _children;

    /// <summary>Accounts under suspicion, for they turn to members: they are not recommended until somebody looked.</summary>
    public List<string> Suspects { get; } = [];

    /// <summary>Tags with a risk that surfaces act on.</summary>
    public int Tags { get; private set; }

    /// <summary>Queries on the list of terms.</summary>
    public int Queries { get; private set; }

    /// <summary>Notes who uses what.</summary>
    public void Note(Event e)
    {
        if (e.Attributes.GetValueOrDefault("actor_age") == "child")
            _children.Add(e.Actor.Text);
        foreach (var thing in e.Objects)
        {
            if (thing.Is(EntityTypes.Tag))
                Add(_tagUsers, thing.Text, e.Actor.Text);
        }

        if (e.Kind is EventKinds.Like or EventKinds.Repost or EventKinds.Follow && !e.Target.IsNone)
        {
            if (!_turnedTo.TryGetValue(e.Actor.Text, out var others))
                _turnedTo.Add(e.Actor.Text, others = new Dictionary<string, int>(StringComparer.Ordinal));
            others[e.Target.Text] = others.GetValueOrDefault(e.Target.Text) + 1;
        }

        if (e.Kind == EventKinds.Search && e.Text is { Length: > 0 } query)
            Add(_queryUsers, query, e.Actor.Text);
    }

    /// <summary>Makes a guard that knows the networks.</summary>
    /// <param name="confirmed">Networks that people confirmed.</param>
    /// <param name="inReview">Networks that wait for people: they are under suspicion.</param>
    public BookGuard Guard(IEnumerable<Network> confirmed, IEnumerable<Network> inReview)
    {
        var keys = new GuardKeys(0x636F72646F6E3031, 0x67726F756E643031);
        var policy = new GuardPolicy(lists: [new TermList { Name = "found" }]);
        var labels = new Dictionary<string, EntityState>(StringComparer.Ordinal);
        var number = 0;
        foreach (var network in confirmed)
        {
            number++;
            foreach (var member in network.Members)
                labels.TryAdd(member.Account.Text, new EntityState(EntityTraits.Flagged, 0, number));
        }

        _labelled.UnionWith(labels.Keys);
        foreach (var member in inReview.SelectMany(n => n.Members))
        {
            if (labels.TryAdd(member.Account.Text, new EntityState(EntityTraits.Suspect)))
                Suspects.Add(member.Account.Text);
        }

        var flagged = labels.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var (account, others) in _turnedTo.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var members = others.Where(o => flagged.Contains(o.Key)).ToArray();
            if (members.Length >= LeastMembers && members.Sum(m => m.Value) >= LeastSuspectShare * others.Values.Sum()
                && labels.TryAdd(account, new EntityState(EntityTraits.Suspect)))
            {
                Suspects.Add(account);
            }
        }

        flagged.UnionWith(Suspects);

        foreach (var (tag, users) in _tagUsers.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var members = users.Count(flagged.Contains);
            if (members < LeastUsers || (byte)(255 * members / users.Count) is not (> 0 and var risk))
                continue;
            labels.Add(tag, new EntityState(EntityTraits.None, risk));
            Tags++;
        }

        string[] terms = [.. _queryUsers.Where(q => q.Value.Count(flagged.Contains) is var members && members >= LeastUsers && members >= LeastQueryShare * q.Value.Count).Select(q => q.Key)];
        Queries = terms.Length;
        var book = new GuardBook(keys);
        book.Begin(policy, TermTable.Of(keys, policy, terms.Order(StringComparer.Ordinal).Select(t => (t, 0))), [.. labels.Select(l => new EntityChange(keys.Of(l.Key), l.Value))]);
        return new BookGuard(book);
    }

    private static void Add(Dictionary<string, HashSet<string>> users, string what, string who)
    {
        if (!users.TryGetValue(what, out var known))
            users.Add(what, known = new HashSet<string>(StringComparer.Ordinal));
        known.Add(who);
    }
}
