using Cordon.Events;
using Cordon.Policy.Effects;
using Cordon.Policy.Evaluating;

namespace Cordon.Policy.Replay;

/// <summary>A sample event for which the two sides differ.</summary>
/// <param name="Sequence">Its place in the log.</param>
/// <param name="Event">The event.</param>
/// <param name="Baseline">The verdict of the baseline.</param>
/// <param name="Candidate">The verdict of the candidate.</param>
/// <param name="Gained">Hits of the candidate that act and that the baseline lacks.</param>
/// <param name="Lost">Hits of the baseline that act and that the candidate lacks.</param>
public sealed record ChangedEvent(long Sequence, Event Event, Verdict Baseline, Verdict Candidate, IReadOnlyList<Hit> Gained, IReadOnlyList<Hit> Lost);
