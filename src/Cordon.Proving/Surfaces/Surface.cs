namespace Cordon.Proving.Surfaces;

/// <summary>A place where a platform shows or connects.</summary>
public enum Surface : byte
{
    /// <summary>Posts that the platform picks for the viewer.</summary>
    Feed = 0,

    /// <summary>Accounts that the platform suggests.</summary>
    People = 1,

    /// <summary>Posts, accounts and tags found for a query.</summary>
    Search = 2,

    /// <summary>Queries that complete what was typed.</summary>
    Autocomplete = 3,

    /// <summary>Posts under a tag.</summary>
    TagPage = 4,

    /// <summary>Tags shown beside a tag.</summary>
    RelatedTags = 5,

    /// <summary>Tags used most, and rising.</summary>
    Trending = 6,

    /// <summary>The feed without any choice by the platform: the newest first. What amplification is measured against.</summary>
    Chronological = 7,
}
