using Cordon.Events;

namespace Cordon.Networks.Tests.Watch.Returns;

/// <summary>Makes events, one a minute.</summary>
internal sealed class Stream
{
    private int _number;

    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Event Next(string actor, string kind, string? target = null, params string[] objects) => new()
    {
        Id = $"e{++_number}",
        Time = Start.AddMinutes(_number),
        Kind = kind,
        Actor = Entity.Parse($"account:{actor}"),
        Target = target is null ? default : Entity.Parse(target),
        Objects = [.. objects.Select(Entity.Parse)],
    };
}
