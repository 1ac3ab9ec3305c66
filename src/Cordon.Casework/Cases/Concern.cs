namespace Cordon.Casework.Cases;

/// <summary>Why an account could be hit by mistake.</summary>
public enum Concern
{
    /// <summary>It is a victim, or somebody whom the network came to.</summary>
    Victim,

    /// <summary>It is a child's account.</summary>
    Child,

    /// <summary>A person cleared it before.</summary>
    Cleared,

    /// <summary>It belongs to the network only weakly.</summary>
    Weak,

    /// <summary>All that ties it is one thing that many share, such as a device or an address.</summary>
    Carrier,

    /// <summary>Its role is that of a bystander or of the audience.</summary>
    Bystander,
}
