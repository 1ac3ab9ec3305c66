namespace Cordon.Casework.Cases;

/// <summary>The stages of a takedown, in their order.</summary>
public enum StageKind
{
    /// <summary>The platform is asked to preserve what the accounts have, before anything else.</summary>
    Preserve,

    /// <summary>The accounts are cut off from search, suggestions and each other.</summary>
    Restrict,

    /// <summary>The platform is asked to remove the accounts. It is not taken back by an undo.</summary>
    Remove,

    /// <summary>What ties the network cannot be used again.</summary>
    BlockArtifacts,

    /// <summary>The network is watched for whether it comes again.</summary>
    Watch,
}
