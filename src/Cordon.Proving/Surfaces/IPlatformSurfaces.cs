namespace Cordon.Proving.Surfaces;

/// <summary>
/// A platform as those meet it who look at it: what an audit exercises. The simulated platform is one; a real one is reached through an adapter.
/// </summary>
public interface IPlatformSurfaces
{
    /// <summary>What the platform shows.</summary>
    /// <returns>At most <see cref="SurfaceRequest.Count"/> things, the first shown first.</returns>
    /// <exception cref="IOException">The platform did not answer.</exception>
    ValueTask<IReadOnlyList<ShownThing>> Show(SurfaceRequest request, CancellationToken cancellation);

    /// <summary>Does what a person would do: opens an account, follows, likes, searches; the platform may learn from it.</summary>
    /// <returns>False when the platform refused it.</returns>
    /// <exception cref="IOException">The platform did not answer.</exception>
    ValueTask<bool> Act(ProbeAct act, CancellationToken cancellation);
}
