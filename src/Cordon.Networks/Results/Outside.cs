using Cordon.Events;

namespace Cordon.Networks.Results;

/// <summary>
/// Who stands around a network without being a member: nobody here is to be acted upon. Each list is bounded; the counts are not.
/// </summary>
public sealed record Outside
{
    /// <summary>Most accounts of each list.</summary>
    public const int Most = 100;

    /// <summary>Nobody.</summary>
    public static Outside Nobody { get; } = new() { Approached = Approaches.None, Audience = [], Bystanders = [] };

    /// <summary>People whom members came to, and who refused, never answered or are children: possible victims.</summary>
    public required Approaches Approached { get; init; }

    /// <summary>Accounts that come to the network's publications and members of their own accord, the busiest first.</summary>
    public required IReadOnlyList<OutsideAccount> Audience { get; init; }

    /// <summary>How many such there are.</summary>
    public int AudienceCount { get; init; }

    /// <summary>Accounts that are tied to members by one shared thing alone.</summary>
    public required IReadOnlyList<OutsideAccount> Bystanders { get; init; }

    /// <summary>How many such there are.</summary>
    public int BystanderCount { get; init; }
}

/// <summary>People approached by a network, with no more than it takes to care for them.</summary>
/// <param name="People">How many.</param>
/// <param name="Refused">Of these, how many blocked, reported or rejected a member.</param>
/// <param name="Children">Of these, how many are children, as far as the events say.</param>
/// <param name="Accounts">The most approached, at most <see cref="Outside.Most"/>.</param>
public sealed record Approaches(int People, int Refused, int Children, IReadOnlyList<ApproachedAccount> Accounts)
{
    /// <summary>Nobody.</summary>
    public static Approaches None { get; } = new(0, 0, 0, []);
}

/// <summary>Somebody approached by a network.</summary>
/// <param name="Account">The account.</param>
/// <param name="Times">How often members came to it: follows, messages, mentions and replies.</param>
public sealed record ApproachedAccount(Entity Account, int Times);

/// <summary>An account beside a network.</summary>
/// <param name="Account">The account.</param>
/// <param name="Reason">What ties it to the network, in words.</param>
public sealed record OutsideAccount(Entity Account, string Reason);
