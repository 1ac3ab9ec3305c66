namespace Cordon.Networks.Roles;

/// <summary>What one account outside a network had to do with its members.</summary>
/// <param name="Account">Its number in the event table.</param>
internal sealed record OutsiderDealings(int Account)
{
    /// <summary>Whether it is a child, as far as the events say.</summary>
    public bool IsChild { get; init; }

    /// <summary>Members who came to it before it dealt with them.</summary>
    public int Approachers { get; init; }

    /// <summary>How often these came.</summary>
    public int Approaches { get; init; }

    /// <summary>Of these, how often in person: not by a follow.</summary>
    public int Personal { get; init; }

    /// <summary>Approaches that reached it from anybody, in person.</summary>
    public int PersonalFromAll { get; init; }

    /// <summary>Whether it answered any of them kindly.</summary>
    public bool Answered { get; init; }

    /// <summary>Whether it blocked, reported or rejected any of them.</summary>
    public bool Refused { get; init; }

    /// <summary>Acts towards members of its own accord: follows, likes, reposts, messages, replies, mentions.</summary>
    public int Came { get; init; }

    /// <summary>Members it came to.</summary>
    public int CameTo { get; init; }

    /// <summary>Its events in all.</summary>
    public int Events { get; init; }

    /// <summary>
    /// Whether it is a person approached: it refused a member; or several members came to it, or it is a child, and it answered none;
    /// and they are a good part of everybody who comes to it, so that nobody is listed for being well known.
    /// </summary>
    public bool IsApproached => Refused || (!Answered && Personal > 0 && Personal * 5 >= PersonalFromAll && (Approachers >= 2 || IsChild));

    /// <summary>Whether it belongs to the audience: it comes to several members again and again, more often than they come to it, as a good part of all it does.</summary>
    public bool IsAudience => !IsApproached && CameTo >= 2 && Came >= 4 && Came > Approaches && Came * 7 >= Events;
}
