namespace Cordon.Events;

/// <summary>The attributes of an event that the engine reads; all others are the platform's own.</summary>
public static class EventAttributes
{
    /// <summary>The age class of the actor: <see cref="Child"/> or <see cref="Adult"/>; other values say nothing.</summary>
    public const string ActorAge = "actor_age";

    /// <summary>The value of <see cref="ActorAge"/> for a minor.</summary>
    public const string Child = "child";

    /// <summary>The value of <see cref="ActorAge"/> for an adult.</summary>
    public const string Adult = "adult";
}
