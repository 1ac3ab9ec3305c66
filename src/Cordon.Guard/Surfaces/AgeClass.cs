namespace Cordon.Guard.Surfaces;

/// <summary>What is known of the age of whoever an account belongs to.</summary>
public enum AgeClass : byte
{
    /// <summary>Nothing; the surface says how that is treated.</summary>
    Unknown = 0,

    /// <summary>A child.</summary>
    Child = 1,

    /// <summary>An adult.</summary>
    Adult = 2,
}
