namespace Cordon.Casework.Cases;

/// <summary>How an account stands to a case.</summary>
public enum Standing
{
    /// <summary>A member that plans reach.</summary>
    Included,

    /// <summary>A member that a person took out; plans do not reach it.</summary>
    Excluded,

    /// <summary>A victim or a child that the network came to. No plan ever reaches it.</summary>
    Protected,

    /// <summary>Somebody around the network who is not a member; plans do not reach it.</summary>
    Outside,
}
