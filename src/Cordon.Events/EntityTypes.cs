namespace Cordon.Events;

/// <summary>The entity types that the engine knows; platforms may send others.</summary>
public static class EntityTypes
{
    /// <summary>An account on the platform.</summary>
    public const string Account = "account";

    /// <summary>A piece of content an account published.</summary>
    public const string Post = "post";

    /// <summary>A hashtag, without its sign, case-folded.</summary>
    public const string Tag = "tag";

    /// <summary>A web address.</summary>
    public const string Link = "link";

    /// <summary>The host name of a web address.</summary>
    public const string Domain = "domain";

    /// <summary>A hash of an image or video, such as <c>media:pdq-…</c>.</summary>
    public const string Media = "media";

    /// <summary>The fingerprint of a text (see <see cref="TextFingerprint"/>); the text itself is not kept.</summary>
    public const string Text = "text";

    /// <summary>A device an account was used from.</summary>
    public const string Device = "device";

    /// <summary>A network address an account was used from.</summary>
    public const string Address = "address";

    /// <summary>A contact handle elsewhere, given out in a post or a profile.</summary>
    public const string Handle = "handle";

    /// <summary>An invitation through which an account joined.</summary>
    public const string Invite = "invite";

    /// <summary>A standing relation, such as one follow, so that a later delete can name it.</summary>
    public const string Record = "record";

    /// <summary>An earlier event, by its idempotency key, so that a later delete can name it.</summary>
    public const string Event = "event";
}
