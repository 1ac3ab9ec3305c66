using Cordon.Casework.Cases;

namespace Cordon.Storage.Casework;

/// <content>What waits for people, over all cases.</content>
public sealed partial class CaseworkStore
{
    /// <summary>Plans that wait for a person: to be approved, or to be told how to go on; the oldest first.</summary>
    /// <param name="most">How many.</param>
    public IReadOnlyList<(long Case, int Plan, PlanState State, string ProposedBy)> OpenPlans(int most) => _reads.Locked(() => _reads.Query(
        "SELECT case_id, number, state, proposed_by FROM plans WHERE state IN ($proposed, $stuck) ORDER BY proposed LIMIT $most",
        row => (row.GetInt64(0), row.GetInt32(1), (PlanState)row.GetInt32(2), row.GetString(3)),
        ("$proposed", (int)PlanState.Proposed), ("$stuck", (int)PlanState.Stuck), ("$most", most)));
}
