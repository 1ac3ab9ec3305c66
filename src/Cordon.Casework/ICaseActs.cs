namespace Cordon.Casework;

/// <summary>Acts that wait for the ledger.</summary>
public interface ICaseActs
{
    /// <summary>The acts that are not marked as entered, in the order of their numbers.</summary>
    IReadOnlyList<CaseAct> PendingActs(int most);

    /// <summary>Marks acts as entered.</summary>
    /// <param name="through">The greatest number that is.</param>
    void MarkEntered(long through);
}
