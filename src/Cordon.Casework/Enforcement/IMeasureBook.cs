namespace Cordon.Casework.Enforcement;

/// <summary>Keeps measures until they are carried out. Measures come into being in the transaction of the decision that they follow from.</summary>
public interface IMeasureBook
{
    /// <summary>What can be carried out now: due, and of each owner only the step that is its turn; in the order of owner and place.</summary>
    IReadOnlyList<Measure> Ready(DateTimeOffset now, int most);

    /// <summary>What is in the outbox.</summary>
    /// <param name="after">Only those with a greater key; empty for the first.</param>
    /// <param name="most">How many.</param>
    IReadOnlyList<Measure> Handed(string after, int most);

    /// <summary>Notes how measures stand, all or none; and what follows for their owners.</summary>
    void Note(IReadOnlyList<(string Key, MeasureState State, string? Problem)> outcomes, DateTimeOffset now);

    /// <summary>Measures of an owner, in their order.</summary>
    IReadOnlyList<Measure> MeasuresOf(string owner, MeasureState? state, int most);
}
