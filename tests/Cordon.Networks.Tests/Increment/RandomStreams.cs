using Cordon.Events;
using Cordon.Networks.Tests.Ties;

namespace Cordon.Networks.Tests.Increment;

/// <summary>Random streams with every kind of event: bursts, refusals, deletes of what was and of what is yet to come, duplicates, late events.</summary>
internal static class RandomStreams
{
    private const double Day = 86_400;
    private static readonly string[] Kinds =
    [
        EventKinds.Post, EventKinds.Post, EventKinds.Repost, EventKinds.Like, EventKinds.Follow, EventKinds.Follow, EventKinds.Mention, EventKinds.Message,
        EventKinds.Reply, EventKinds.Block, EventKinds.Report, EventKinds.Accept, EventKinds.Reject, EventKinds.Delete, "login",
    ];

    /// <summary>Events in the order of arrival.</summary>
    /// <param name="random">What chooses.</param>
    /// <param name="count">Events.</param>
    /// <param name="accounts">Accounts.</param>
    /// <param name="objects">Objects of each type.</param>
    /// <param name="days">How long.</param>
    public static List<Event> Of(SeededRandom random, int count, int accounts, int objects, int days)
    {
        var events = new List<Event>();
        var bursts = Enumerable.Range(0, (count / 20) + 1).Select(_ => (Time: Math.Floor(random.NextUnit() * days * Day), Object: random.Next(objects))).ToArray();
        for (var i = 0; i < count; i++)
        {
            if (events.Count > 0 && random.Next(40) == 0)
            {
                events.Add(events[random.Next(events.Count)]);
                continue;
            }

            var burst = bursts[random.Next(bursts.Length)];
            var together = random.Next(3) > 0;
            var time = together ? burst.Time + random.Next(40) : Math.Floor(random.NextUnit() * days * Day);
            var o = together ? burst.Object : random.Next(objects);
            events.Add(Make(random, i, time, o, accounts, objects, count));
        }

        if (random.Next(2) == 0)
            events = [.. events.OrderBy(e => e.Time)];
        return events;
    }

    private static Event Make(SeededRandom random, int i, double time, int o, int accounts, int objects, int count)
    {
        var kind = Kinds[random.Next(Kinds.Length)];
        var actor = random.Next(accounts);
        var target = kind is EventKinds.Post or EventKinds.Repost or EventKinds.Like && random.Next(2) == 0 ? (int?)null : random.Next(accounts);
        var named = new List<string> { $"record:r{(random.Next(5) == 0 ? random.Next(count) : i)}" };
        if (kind is EventKinds.Repost or EventKinds.Like)
            named.Add($"post:p{o}");
        if (kind is EventKinds.Post or EventKinds.Reply or EventKinds.Message)
        {
            named.AddRange([$"link:https://x{o % 3}.example/{o}", $"domain:x{o % 3}.example", $"media:m{random.Next(objects)}", $"text:t{o}"]);
            if (random.Next(2) == 0)
                named.AddRange([$"tag:g{random.Next(objects)}", $"account:a{random.Next(accounts)}"]);
        }

        if (random.Next(3) == 0)
            named.AddRange([$"device:d{random.Next(objects)}", $"address:n{random.Next(objects)}", $"handle:h{actor / 3}", $"invite:i{random.Next(objects)}"]);
        var e = Histories.Act($"e{i}", time, kind, actor, target, [.. named]);
        if (random.Next(30) == 0)
            e = e with { Attributes = new Dictionary<string, string> { [EventAttributes.ActorAge] = EventAttributes.Child } };
        if (kind != EventKinds.Delete)
            return e;
        var what = random.Next(3) switch { 0 => $"event:e{random.Next(count)}", 1 => $"record:r{random.Next(count)}", _ => $"post:p{random.Next(objects)}" };
        return e with { Target = Entity.Parse(what), Objects = [] };
    }
}
