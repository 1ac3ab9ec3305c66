using Cordon.Proving.Truth;

namespace Cordon.Proving.Planting;

/// <summary>A background with what was planted in it.</summary>
/// <param name="Rows">The rows of the background and the added ones, by time; of one time the background's first.</param>
/// <param name="Truth">
/// The planted campaigns as networks and the hard negatives as look-alike groups of the kinds <c>fan-club</c>, <c>viral-link</c>, <c>carrier</c> and
/// <c>family</c>. Of the background's own accounts nothing is said: some of them do act together.
/// </param>
public sealed record PlantedTable(IReadOnlyList<PostRow> Rows, GroundTruth Truth);
