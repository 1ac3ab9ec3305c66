namespace Cordon.Proving.Living.Guarding;

/// <summary>What the platform knows of the age of whoever an account belongs to.</summary>
public enum AccountAge : byte
{
    /// <summary>Nothing.</summary>
    Unknown = 0,

    /// <summary>A child.</summary>
    Child = 1,

    /// <summary>An adult.</summary>
    Adult = 2,
}
