namespace Cordon.Casework.Evidence;

/// <summary>What is known of the pieces of a vault. Every change is durable when its method returns.</summary>
public interface IEvidenceIndex
{
    /// <summary>Adds a piece, in the place of one of the same hash that is destroyed.</summary>
    void Add(EvidenceRecord record);

    /// <summary>A piece; null for none.</summary>
    EvidenceRecord? Find(string sha256);

    /// <summary>All pieces in a state, by hash.</summary>
    IReadOnlyList<EvidenceRecord> In(EvidenceState state);

    /// <summary>Pieces by hash.</summary>
    /// <param name="case">Only those of this case; null for all.</param>
    /// <param name="after">Only those behind this hash; null for all.</param>
    /// <param name="limit">How many at most.</param>
    IReadOnlyList<EvidenceRecord> List(string? @case, string? after, int limit);

    /// <summary>Kept pieces whose preservation is over and that are not held and not named by a report that is under way, by hash.</summary>
    IReadOnlyList<EvidenceRecord> Due(DateTimeOffset now, int limit);

    /// <summary>Moves a piece from one state to the next; false when it is not in the first, or would be destroyed and is held. Names leave with the move to <see cref="EvidenceState.Destroyed"/>.</summary>
    bool Move(string sha256, EvidenceState from, EvidenceState to, DateTimeOffset at);

    /// <summary>Puts a piece to a case too.</summary>
    void Attach(string sha256, string @case);

    /// <summary>Sets or lifts the legal hold of a kept piece.</summary>
    void SetHold(string sha256, Attributed? hold);

    /// <summary>Sets or takes back the request to destroy a kept piece.</summary>
    void SetDestruction(string sha256, Attributed? request);

    /// <summary>Preserves a kept piece at least until then; never shortens.</summary>
    void Preserve(string sha256, DateTimeOffset until);
}
