namespace Cordon.Policy.Labels;

/// <summary>What happened to a label.</summary>
public enum LabelChangeKind : byte
{
    /// <summary>It was set, and did not hold before.</summary>
    Set = 0,

    /// <summary>It holds longer than before.</summary>
    Extended = 1,

    /// <summary>It holds as before, by the word of another source, by a person's new word, or with another expiry that a person chose.</summary>
    Replaced = 2,

    /// <summary>It was removed on purpose, or driven out by a label that excludes it.</summary>
    Removed = 3,

    /// <summary>It was not set or removed: a conflict rule, or a bound, forbids it. The label is the one that was refused.</summary>
    Refused = 4,
}
