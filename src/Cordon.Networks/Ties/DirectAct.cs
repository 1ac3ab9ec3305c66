using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>One account did something to another.</summary>
/// <param name="From">Who did it.</param>
/// <param name="To">To whom; another account.</param>
/// <param name="Event">The event.</param>
internal readonly record struct DirectAct(int From, int To, int Event)
{
    public ulong Pair => AccountPair.Of(From, To);

    /// <summary>The acts of a kind among the events from a number on. Withdrawn follows are left out.</summary>
    public static IEnumerable<DirectAct> In(EventTable table, TieKind kind, int from = 0)
    {
        for (var e = from; e < table.Count; e++)
        {
            var (actor, target) = (table.ActorOf(e), table.TargetOf(e));
            if (IsOf(kind, table, e) && target >= 0 && target != actor)
                yield return new DirectAct(actor, target, e);
            if (kind != TieKind.Mention || table.KindOf(e) is not (EventKind.Post or EventKind.Mention or EventKind.Reply))
                continue;
            var objects = table.ObjectsOf(e);
            for (var place = objects.Start; place < objects.End; place++)
            {
                if (table.TypeOf(table.ObjectAt(place)) != ObjectType.Account)
                    continue;
                var named = table.Accounts.Find(table.Objects.NameOf(table.ObjectAt(place)));
                if (named != actor && named != target)
                    yield return new DirectAct(actor, named, e);
            }
        }
    }

    // A withdrawn follow no longer stands; a withdrawn mention was still made.
    private static bool IsOf(TieKind kind, EventTable table, int e) => kind switch
    {
        TieKind.Follow => table.KindOf(e) == EventKind.Follow && !table.IsWithdrawn(e),
        TieKind.Mention => table.KindOf(e) is EventKind.Mention or EventKind.Post,
        TieKind.Message => table.KindOf(e) == EventKind.Message,
        TieKind.Reply => table.KindOf(e) == EventKind.Reply,
        _ => false,
    };
}
