namespace Cordon.Server.Identity;

/// <summary>Stands on every page and endpoint of the console: what somebody must be allowed to do to pass. One that has no door is closed to everybody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DoorAttribute(Permission permission) : Attribute
{
    /// <summary>What is needed.</summary>
    public Permission Permission { get; } = permission;
}
