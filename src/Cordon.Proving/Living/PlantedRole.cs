namespace Cordon.Proving.Living;

/// <summary>How a member of a planted network looks at surfaces.</summary>
internal enum PlantedRole : byte
{
    /// <summary>No member.</summary>
    None,

    /// <summary>Offers and approaches.</summary>
    Active,

    /// <summary>Searches, browses and follows.</summary>
    Audience,
}
