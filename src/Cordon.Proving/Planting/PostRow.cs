namespace Cordon.Proving.Planting;

/// <summary>One row of a table of posts: who posted what, and when. An empty string is "none".</summary>
public readonly record struct PostRow
{
    /// <summary>The account's id, without a type.</summary>
    public required string Account { get; init; }

    /// <summary>The post's id.</summary>
    public required string Post { get; init; }

    /// <summary>The shared link's id.</summary>
    public string Link { get; init; }

    /// <summary>The tag's id.</summary>
    public string Tag { get; init; }

    /// <summary>The id of the link's site.</summary>
    public string Domain { get; init; }

    /// <summary>The picture's hash id.</summary>
    public string Media { get; init; }

    /// <summary>What the account was used from.</summary>
    public string Device { get; init; }

    /// <summary>Where the account was used from.</summary>
    public string Address { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long Time { get; init; }
}
