namespace Cordon.Networks.Watch.Returns;

/// <summary>Artifacts that come together, so that several of one family say little more than the best of them.</summary>
public enum ArtifactFamily : byte
{
    /// <summary>Where an account is used: device, address.</summary>
    Place = 0,

    /// <summary>How people are to reach it elsewhere: contact handles.</summary>
    Contact = 1,

    /// <summary>What it publishes: pictures, texts, links.</summary>
    Content = 2,

    /// <summary>How it joined: invitations.</summary>
    Arrival = 3,

    /// <summary>With whom and what it deals: followed and approached accounts, tags.</summary>
    Company = 4,
}
