using Cordon.Networks.Detecting;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Roles;

/// <summary>Who stands around a network without being a member.</summary>
internal static class OutsideOf
{
    /// <summary>The people approached, the audience and the bystanders of one network.</summary>
    public static Outside Network(TieIndex index, NetworkDraft draft, NetworkDealings dealings, Func<int, Events.Entity> accountOf)
    {
        var approached = dealings.Outsiders.Where(o => o.IsApproached).ToArray();
        var audience = dealings.Outsiders.Where(o => o.IsAudience).ToArray();
        var known = approached.Concat(audience).Select(o => accountOf(o.Account)).ToHashSet();
        var bystanders = Bystanders(index, draft).Where(b => !known.Contains(b.Account)).ToArray();
        return new Outside
        {
            Approached = new Approaches(
                approached.Length,
                approached.Count(o => o.Refused),
                approached.Count(o => o.IsChild),
                [.. approached.OrderByDescending(o => o.Approaches).Take(Outside.Most).Select(o => new ApproachedAccount(accountOf(o.Account), o.Approaches))]),
            Audience = [.. audience.OrderByDescending(o => o.Came).Take(Outside.Most).Select(o =>
                new OutsideAccount(accountOf(o.Account), $"came to {o.CameTo} members {o.Came} times of its own accord, out of its {o.Events} events"))],
            AudienceCount = audience.Length,
            Bystanders = [.. bystanders.Take(Outside.Most)],
            BystanderCount = bystanders.Length,
        };
    }

    // Whoever shares things with members, but only artifacts, or with one member alone.
    private static IEnumerable<OutsideAccount> Bystanders(TieIndex index, NetworkDraft draft)
    {
        var members = draft.Nodes.ToHashSet();
        var ties = new SortedDictionary<int, List<FusedTie>>();
        foreach (var node in draft.Nodes)
        {
            foreach (var at in index.TiesOf(node))
            {
                var tie = index.Graph.Ties[at];
                var other = tie.Other(node);
                if (tie.IsOnlyDirect || members.Contains(other))
                    continue;
                if (!ties.TryGetValue(other, out var list))
                    ties.Add(other, list = []);
                list.Add(tie);
            }
        }

        return ties.OrderByDescending(t => t.Value.Sum(x => x.Weight)).ThenBy(t => t.Key).Select(t =>
            new OutsideAccount(index.Graph.Accounts[t.Key], Reason(index.Graph, t.Value)));
    }

    private static string Reason(TieGraph graph, List<FusedTie> ties)
    {
        var parts = ties.SelectMany(t => t.Parts).Where(p => TieKinds.FamilyOf(p.Kind) != TieFamily.Direct).ToArray();
        var things = parts.SelectMany(p => p.Evidence.Select(e => (p.Kind, Evidence: e))).DistinctBy(x => (x.Kind, x.Evidence.Object)).ToArray();
        var rarest = things.MinBy(x => (x.Evidence.Fan, graph.ObjectOf(x.Evidence)));
        var with = ties.Count == 1 ? "1 member" : $"{ties.Count} members";
        return $"shares {Events.Shown.Brief(graph.ObjectOf(rarest.Evidence).Text)} ({rarest.Evidence.Fan} accounts in all){(things.Length == 1 ? "" : $" and {things.Length - 1} more")} with {with}, and nothing that makes it one of them";
    }
}
