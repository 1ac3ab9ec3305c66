namespace Cordon.Policy.Effects;

/// <summary>The written forms of the enumerations, in policies and results alike.</summary>
public static class Words
{
    /// <summary>The verdicts, the milder first.</summary>
    public static IReadOnlyList<string> Verdicts { get; } = ["allow", "warn", "demote", "hold", "hide", "block"];

    /// <summary>The severities, the milder first.</summary>
    public static IReadOnlyList<string> Severities { get; } = ["low", "medium", "high", "critical"];

    /// <summary>The kinds of effects.</summary>
    public static IReadOnlyList<string> EffectKinds { get; } = ["verdict", "label", "enqueue", "notify", "hold", "enforce"];

    /// <summary>The sources of labels, the weaker first.</summary>
    public static IReadOnlyList<string> LabelSources { get; } = ["rule", "import", "person"];

    /// <summary>The changes of labels.</summary>
    public static IReadOnlyList<string> LabelChanges { get; } = ["set", "extended", "replaced", "removed", "refused"];

    /// <summary>The word for a verdict.</summary>
    public static string Of(Verdict verdict) => Verdicts[(int)verdict];

    /// <summary>The word for a severity.</summary>
    public static string Of(Severity severity) => Severities[(int)severity];

    /// <summary>The word for a kind of effect.</summary>
    public static string Of(EffectKind kind) => EffectKinds[(int)kind];

    /// <summary>The word for a source of labels.</summary>
    public static string Of(Labels.LabelSource source) => LabelSources[(int)source];

    /// <summary>The word for a change of a label.</summary>
    public static string Of(Labels.LabelChangeKind kind) => LabelChanges[(int)kind];
}
