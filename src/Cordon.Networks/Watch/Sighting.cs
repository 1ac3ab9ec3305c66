using Cordon.Networks.Markup;
using Cordon.Networks.Results;

namespace Cordon.Networks.Watch;

/// <summary>The networks of one detection, cut down to what tells who they are; the step by which a <see cref="NetworkHistory"/> moves on.</summary>
public sealed record Sighting
{
    /// <summary>Time of the first event that was read; null when there was none.</summary>
    public required DateTimeOffset? From { get; init; }

    /// <summary>Time of the last event that was read; null when there was none.</summary>
    public required DateTimeOffset? To { get; init; }

    /// <summary>The co-action window.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>The networks, in the order of the detection.</summary>
    public required IReadOnlyList<SightedNetwork> Networks { get; init; }

    /// <summary>
    /// True when the names are lasting ones of a history, so that the same name is the same network. Default: false, the names are derived
    /// from today's members.
    /// </summary>
    public bool HasLastingIds { get; init; }

    /// <summary>What a detection saw. Scores are rounded as in <c>networks.json</c>, so that the file and the memory say the same.</summary>
    public static Sighting Of(Detection detection)
    {
        ArgumentNullException.ThrowIfNull(detection);
        var summary = detection.Summary;
        return new Sighting
        {
            From = summary.From,
            To = summary.To,
            Window = summary.Window,
            Networks = [.. detection.Networks.Select(network => Seen(network, summary.From ?? default, summary.To ?? default))],
        };
    }

    /// <summary>What a history last saw: the networks that live in it, under their lasting names.</summary>
    public static Sighting Of(NetworkHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new Sighting
        {
            From = history.From,
            To = history.Through,
            Window = history.Window,
            HasLastingIds = true,
            Networks =
            [
                .. history.Networks.Where(network => network.IsLiving).Select(network => new SightedNetwork
                {
                    Id = network.Id,
                    Score = network.Score,
                    First = network.First,
                    Last = network.Last,
                    Members = network.Members,
                    Kinds = network.Kinds,
                    Objects = [.. network.Objects.OrderBy(shared => shared.Object)],
                }),
            ],
        };
    }

    private static SightedNetwork Seen(Network network, DateTimeOffset from, DateTimeOffset to)
    {
        var builder = new SightedNetworkBuilder { Id = network.Id, Score = Figures.Six(network.Score) };
        foreach (var member in network.Members)
            builder.AddMember(member.Account);
        foreach (var shared in network.Objects)
            builder.AddObject(shared.Object, shared.Kind, shared.Members, shared.Fan, shared.First, shared.Last);
        foreach (var tie in network.Ties)
        {
            foreach (var part in tie.Parts)
            {
                builder.AddKind(part.Kind);
                foreach (var evidence in part.Evidence)
                    builder.AddEvidence(tie.A, tie.B, part.Kind, evidence.Object, evidence.Fan, evidence.Time, evidence.Gap);
            }
        }

        return builder.Build(from, to);
    }
}
