using Cordon.Events;

namespace Cordon.Policy.Evaluating;

/// <summary>Chance that follows from what happened: the same event and rule draw the same number, live and replayed.</summary>
internal static class Chance
{
    /// <summary>A number in [0, 1) from the hash of an event's id, the hash of a rule's name, and which draw it is.</summary>
    public static double Unit(ulong eventHash, ulong ruleHash, int draw) =>
        (SeededRandom.Mix(SeededRandom.Mix(eventHash ^ ruleHash) + ((ulong)draw * SeededRandom.Step)) >> 11) * (1.0 / (1L << 53));
}
