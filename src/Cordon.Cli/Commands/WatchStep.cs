using Cordon.Networks.Watch;

namespace Cordon.Cli.Commands;

/// <summary>One step of a watch.</summary>
/// <param name="Time">The event time that was reached.</param>
/// <param name="Events">Distinct events so far.</param>
/// <param name="Networks">Networks in them.</param>
/// <param name="Changes">What changed since the step before.</param>
internal sealed record WatchStep(DateTimeOffset Time, int Events, int Networks, NetworkChanges Changes);
