using Cordon.Networks.History;

namespace Cordon.Networks.Ties;

/// <summary>
/// Who approached whom, and how it was answered: kindly, not at all, or with a block, a report or a rejection.
/// </summary>
/// <remarks>
/// Of two accounts, the one that first follows, messages, names or answers the other is the approacher. From then on the other one's acts
/// towards it are its answer: a block, a report or a rejection that was not withdrawn refuses, whatever came before; a follow, message,
/// mention, reply, like, repost or acceptance answers kindly. A block out of the blue is no answer, so a crowd cannot give a bad name to somebody
/// who never came to them. Memory is 12 bytes a dealing and 20 an account; the time is that of sorting the dealings, whatever the shape.
/// In the manner of SybilEdge (Breuer, Eilat, Weinsberg 2020): whom an account chooses, and how it is answered.
/// </remarks>
internal sealed class Answers
{
    private readonly AccountAnswers[] _accounts;

    private Answers(AccountAnswers[] accounts, List<Refusal> refusals)
    {
        _accounts = accounts;
        Refusals = refusals;
    }

    /// <summary>The negative ties, by the account that refused and then the account that was refused.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>The answers to one account, by its number in the event table.</summary>
    public AccountAnswers To(int account) => _accounts[account];

    /// <summary>Reads the answers from a completed table.</summary>
    public static Answers Of(EventTable table, CancellationToken cancellation)
    {
        var (pairs, events) = DealingsOf(table);
        cancellation.ThrowIfCancellationRequested();
        Array.Sort(pairs, events);
        var order = Order(table);
        return From(table, AllSettled());

        IEnumerable<Settled> AllSettled()
        {
            for (int start = 0, end; start < pairs.Length; start = end)
            {
                for (end = start + 1; end < pairs.Length && pairs[end] == pairs[start];)
                    end++;
                if (Settle(table, pairs[start], events.AsSpan(start, end - start), order) is { } settled)
                    yield return settled;
            }
        }
    }

    /// <summary>Sums up what came of each pair, one each, in any order.</summary>
    private static Answers From(EventTable table, IEnumerable<Settled> pairs)
    {
        var accounts = new AccountAnswers[table.AccountCount];
        var refusals = new List<Refusal>();
        foreach (var settled in pairs)
        {
            var child = table.IsChild(settled.Approached);
            Count(ref accounts[settled.Approacher], settled, child, 1);
            if (settled.Refusals > 0)
                refusals.Add(settled.Refusal(child));
        }

        return From(accounts, refusals);
    }

    /// <summary>The answers from their sums.</summary>
    /// <param name="accounts">By account number; kept.</param>
    /// <param name="refusals">In any order; kept.</param>
    public static Answers From(AccountAnswers[] accounts, List<Refusal> refusals)
    {
        refusals.Sort((x, y) => x.By != y.By ? x.By.CompareTo(y.By) : x.Of.CompareTo(y.Of));
        return new Answers(accounts, refusals);
    }

    /// <summary>Counts what came of one pair among the answers to its approacher, or takes it away.</summary>
    /// <param name="record">The answers to the approacher.</param>
    /// <param name="settled">What came of it.</param>
    /// <param name="child">Whether the approached account is a child's.</param>
    /// <param name="sign">1 or −1.</param>
    public static void Count(ref AccountAnswers record, Settled settled, bool child, int sign)
    {
        var refused = settled.Refusals > 0;
        record = new AccountAnswers(
            record.Approached + sign,
            record.Answered + (settled.Answered && !refused ? sign : 0),
            record.Refused + (refused ? sign : 0),
            record.Children + (child ? sign : 0),
            record.RefusedByChildren + (child && refused ? sign : 0));
    }

    /// <summary>The order of the dealings of a pair. Platforms that keep whole seconds put an approach and its refusal at one time; the refusal then comes after.</summary>
    public static Comparer<int> Order(EventTable table) => Comparer<int>.Create((x, y) => InTime(table, x, y));

    /// <summary>What came of one pair; null when neither approached the other. Nothing but the pair's own dealings is looked at.</summary>
    /// <param name="table">The events.</param>
    /// <param name="pair">The pair.</param>
    /// <param name="dealings">Its dealings; put into <paramref name="order"/> here.</param>
    /// <param name="order">See <see cref="Order"/>.</param>
    public static Settled? Settle(EventTable table, ulong pair, Span<int> dealings, Comparer<int> order)
    {
        if (dealings.Length > 1)
            dealings.Sort(order);
        var settled = default(Settled?);
        foreach (var e in dealings)
        {
            var actor = table.ActorOf(e);
            if (settled is not { } so)
            {
                if (Approaches(table.KindOf(e)))
                    settled = new Settled(actor, AccountPair.Lower(pair) == actor ? AccountPair.Higher(pair) : AccountPair.Lower(pair), e, false, 0, -1);
            }
            else if (actor == so.Approached)
            {
                settled = !Refuses(table.KindOf(e)) ? so with { Answered = true }
                    : so with { Refusals = so.Refusals + 1, FirstRefusal = so.Refusals == 0 ? e : so.FirstRefusal };
            }
        }

        return settled;
    }

    private static bool Approaches(EventKind kind) =>
        kind is EventKind.Follow or EventKind.Message or EventKind.Mention or EventKind.Reply or EventKind.Post;

    private static bool Refuses(EventKind kind) => kind is EventKind.Block or EventKind.Report or EventKind.Reject;

    private static int InTime(EventTable table, int x, int y)
    {
        var time = table.TimeOf(x).CompareTo(table.TimeOf(y));
        if (time != 0)
            return time;
        var refuses = Refuses(table.KindOf(x)).CompareTo(Refuses(table.KindOf(y)));
        return refuses != 0 ? refuses : string.CompareOrdinal(table.IdOf(x), table.IdOf(y));
    }

    private static (ulong[] Pairs, int[] Events) DealingsOf(EventTable table)
    {
        var pairs = new ChunkedList<ulong>();
        var events = new ChunkedList<int>();
        foreach (var (pair, e) in DealingsIn(table))
        {
            if (IsVoid(table, e))
                continue;
            pairs.Add(pair);
            events.Add(e);
        }

        return (pairs.ToArray(), events.ToArray());
    }

    /// <summary>Whether the event is a refusal that was withdrawn: it is as if it had never been.</summary>
    public static bool IsVoid(EventTable table, int e) => Refuses(table.KindOf(e)) && table.IsWithdrawn(e);

    /// <summary>Who dealt with whom in the events from a number on, withdrawn or not.</summary>
    public static IEnumerable<(ulong Pair, int Event)> DealingsIn(EventTable table, int from = 0)
    {
        for (var e = from; e < table.Count; e++)
        {
            var (kind, actor, target) = (table.KindOf(e), table.ActorOf(e), table.TargetOf(e));
            if (kind is EventKind.Other or EventKind.Delete)
                continue;
            if (target >= 0 && target != actor)
                yield return (AccountPair.Of(actor, target), e);
            if (kind is not (EventKind.Post or EventKind.Mention or EventKind.Reply or EventKind.Message))
                continue;
            var objects = table.ObjectsOf(e);
            for (var place = objects.Start; place < objects.End; place++)
            {
                var o = table.ObjectAt(place);
                if (table.TypeOf(o) == ObjectType.Account && table.Accounts.Find(table.Objects.NameOf(o)) is var named && named != target && named != actor)
                    yield return (AccountPair.Of(actor, named), e);
            }
        }
    }

    /// <summary>What came of one pair.</summary>
    /// <param name="Approacher">Who came first.</param>
    /// <param name="Approached">The other one.</param>
    /// <param name="Approach">The event.</param>
    /// <param name="Answered">Whether the approached one ever acted kindly afterwards.</param>
    /// <param name="Refusals">How often it refused.</param>
    /// <param name="FirstRefusal">The event; −1 where there is none.</param>
    public readonly record struct Settled(int Approacher, int Approached, int Approach, bool Answered, int Refusals, int FirstRefusal)
    {
        /// <summary>The negative tie that the refusals make.</summary>
        public Refusal Refusal(bool child) => new(Approached, Approacher, child, Refusals, Approach, FirstRefusal);
    }
}
