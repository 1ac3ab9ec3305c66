namespace Cordon.Casework.Cases;

/// <summary>A case with all that belongs to it, but ties and the like: see <see cref="ICaseBook.Network"/>.</summary>
/// <param name="Case">The case.</param>
/// <param name="Members">Members and people around, the firmest first; protected ones last.</param>
/// <param name="Annotations">What was written, the oldest first.</param>
/// <param name="Plans">Plans, the latest first.</param>
/// <param name="Concerns">Who could be hit by mistake.</param>
public sealed record CaseView(NetworkCase Case, IReadOnlyList<CaseMember> Members, IReadOnlyList<Annotation> Annotations, IReadOnlyList<Plan> Plans, IReadOnlyList<BystanderFinding> Concerns);
