namespace Cordon.Casework.Wellness;

/// <summary>Keeps who saw how much. Every method is one transaction.</summary>
public interface IWellnessBook
{
    /// <summary>What protects those who look.</summary>
    WellnessSettings Wellness { get; }

    /// <summary>Sets what protects those who look.</summary>
    void SetWellness(WellnessSettings settings, Acting who, DateTimeOffset now);

    /// <summary>How a person's shift stands.</summary>
    ShiftStanding ShiftOf(string person, DateTimeOffset now);

    /// <summary>Whether a person may see something now; null when they may.</summary>
    Refusal? Hinders(RevealRequest request, Acting who, DateTimeOffset now);

    /// <summary>Counts a look; the ledger has it before. Refused when something hinders it by now.</summary>
    Outcome<Reveal> Count(RevealRequest request, Acting who, DateTimeOffset now);

    /// <summary>Lets a person see more in this shift.</summary>
    Outcome<ShiftStanding> Override(string person, int more, string reason, Acting who, DateTimeOffset now);

    /// <summary>Says which kinds of material a person does not want to see; nobody asks why.</summary>
    void OptOut(IReadOnlyList<string> materials, Acting who, DateTimeOffset now);

    /// <summary>Figures of everybody together.</summary>
    WellnessFigures WellnessFigures(int days, DateTimeOffset now);
}
