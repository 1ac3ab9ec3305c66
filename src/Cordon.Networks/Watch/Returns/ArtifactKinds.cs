using Cordon.Events;

namespace Cordon.Networks.Watch.Returns;

/// <summary>What is fixed for each kind of artifact. The figures are judgement, and bounds rather than estimates.</summary>
internal static class ArtifactKinds
{
    /// <summary>The families.</summary>
    public const int Families = 5;

    /// <summary>The kind of an object; null for what tells nothing of who uses it.</summary>
    public static ArtifactKind? Of(Entity thing) => thing.Type switch
    {
        EntityTypes.Device => Device,
        EntityTypes.Address => Address,
        EntityTypes.Handle => Handle,
        EntityTypes.Invite => Invite,
        EntityTypes.Media => Media,
        EntityTypes.Text => Text,
        EntityTypes.Link => Link,
        EntityTypes.Tag => Tag,
        EntityTypes.Account => Account,
        _ => null,
    };

    /// <summary>The most that a family can add, in natural logarithms: no family alone makes a return beyond doubt.</summary>
    public static double MostOf(ArtifactFamily family) => family switch
    {
        ArtifactFamily.Company => 5,
        ArtifactFamily.Arrival => 5,
        _ => 8,
    };

    private static readonly ArtifactKind
        Device = new(ArtifactFamily.Place, "device", Kept: 0.5, Most: 8, MostOfOne: 5, Hub: 20, IsOwned: true),
        Address = new(ArtifactFamily.Place, "address", Kept: 0.3, Most: 3, MostOfOne: 2, Hub: 50, IsOwned: true),
        Handle = new(ArtifactFamily.Contact, "contact", Kept: 0.5, Most: 8, MostOfOne: 5, Hub: 50, IsOwned: true),
        Invite = new(ArtifactFamily.Arrival, "invitation", Kept: 0.3, Most: 5, MostOfOne: 3, Hub: 50, IsOwned: true),
        Media = new(ArtifactFamily.Content, "picture", Kept: 0.3, Most: 5, MostOfOne: 4, Hub: 50, IsOwned: true),
        Text = new(ArtifactFamily.Content, "text", Kept: 0.3, Most: 5, MostOfOne: 4, Hub: 50, IsOwned: true),
        Link = new(ArtifactFamily.Content, "link", Kept: 0.2, Most: 3, MostOfOne: 2, Hub: 50, IsOwned: true),
        Tag = new(ArtifactFamily.Company, "tag", Kept: 0.2, Most: 2, MostOfOne: 1, Hub: 50, IsOwned: true),
        Account = new(ArtifactFamily.Company, "account", Kept: 0.2, Most: 2, MostOfOne: 1, Hub: 50, IsOwned: false);
}
