namespace Cordon.Networks.Ties;

/// <summary>What a tie between two accounts is made of. The order is the order of columns in every output.</summary>
public enum TieKind
{
    /// <summary>Both shared the same link within the window.</summary>
    Link,

    /// <summary>Both shared links to the same domain within the window.</summary>
    Domain,

    /// <summary>Both used the same tag within the window.</summary>
    Tag,

    /// <summary>Both posted media with the same hash within the window.</summary>
    Media,

    /// <summary>Both posted the same words within the window.</summary>
    Text,

    /// <summary>Both passed on or liked the same post within the window.</summary>
    Post,

    /// <summary>Both followed or wrote to the same account within the window.</summary>
    Target,

    /// <summary>Both were used from the same device.</summary>
    Device,

    /// <summary>Both were used from the same network address.</summary>
    Address,

    /// <summary>Both gave out the same contact handle.</summary>
    Handle,

    /// <summary>Both joined through the same invitation.</summary>
    Invite,

    /// <summary>Each follows the other.</summary>
    Follow,

    /// <summary>One names the other more than their activity explains.</summary>
    Mention,

    /// <summary>One messages the other more than their activity explains.</summary>
    Message,

    /// <summary>One answers the other more than their activity explains.</summary>
    Reply,
}
