namespace Cordon.Proving.Planting;

/// <summary>What the actions of a campaign are about. With several, the actions take them in turn.</summary>
[Flags]
public enum CampaignLayers
{
    /// <summary>All post one link.</summary>
    Link = 1,

    /// <summary>All post under one tag.</summary>
    Tag = 2,

    /// <summary>All post one picture.</summary>
    Media = 4,

    /// <summary>Each posts a link of its own, all on one site.</summary>
    Domain = 8,
}
