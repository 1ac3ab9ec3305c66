namespace Cordon.Events;

/// <summary>The event kinds that the engine knows. The vocabulary is open: an unknown kind is kept, and its objects still tie.</summary>
public static class EventKinds
{
    /// <summary>An account was created; objects may name the device, address and invite.</summary>
    public const string Register = "register";

    /// <summary>An account signed in; objects name the device and address.</summary>
    public const string Login = "login";

    /// <summary>The actor published something; objects name the post, tags, links, media, handles.</summary>
    public const string Post = "post";

    /// <summary>The actor published an answer; the target is the account answered.</summary>
    public const string Reply = "reply";

    /// <summary>The actor passed on a post; objects name the post.</summary>
    public const string Repost = "repost";

    /// <summary>The actor liked a post; objects name the post.</summary>
    public const string Like = "like";

    /// <summary>The actor follows the target account.</summary>
    public const string Follow = "follow";

    /// <summary>The actor named the target account in public.</summary>
    public const string Mention = "mention";

    /// <summary>The actor sent the target account a message; only the fact is read, never the content.</summary>
    public const string Message = "message";

    /// <summary>The actor searched; the text is the query.</summary>
    public const string Search = "search";

    /// <summary>The actor reported the target.</summary>
    public const string Report = "report";

    /// <summary>The actor blocked the target account.</summary>
    public const string Block = "block";

    /// <summary>The actor let in what the target account asked for: a follow, a message, a friendship.</summary>
    public const string Accept = "accept";

    /// <summary>The actor turned down what the target account asked for, or removed it as a follower.</summary>
    public const string Reject = "reject";

    /// <summary>The actor's profile changed.</summary>
    public const string Profile = "profile";

    /// <summary>A tombstone: the target entity or <c>event:…</c> was withdrawn by the actor.</summary>
    public const string Delete = "delete";
}
