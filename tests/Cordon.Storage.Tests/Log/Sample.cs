using System.Globalization;
using Cordon.Events;

namespace Cordon.Storage.Tests.Log;

/// <summary>Events made up for tests.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Event Event(int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"e{number}"),
        Time = Start.AddSeconds(number),
        Kind = "post",
        Actor = Entity.Parse(string.Create(CultureInfo.InvariantCulture, $"account:a{number % 7}")),
        Objects = [Entity.Parse("tag:blue-widget")],
    };

    public static List<Event> Events(int from, int count) => [.. Enumerable.Range(from, count).Select(Event)];
}
