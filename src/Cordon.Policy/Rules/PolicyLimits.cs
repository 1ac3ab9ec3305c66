namespace Cordon.Policy.Rules;

/// <summary>The one place for the bounds of a policy. What exceeds a bound is refused with a reason, never cut in silence.</summary>
public static class PolicyLimits
{
    /// <summary>Most files of a policy.</summary>
    public const int Files = 2_000;

    /// <summary>Largest YAML file, in bytes (1 MiB).</summary>
    public const int YamlBytes = 1 << 20;

    /// <summary>Largest list file, in bytes (64 MiB).</summary>
    public const int ListBytes = 64 << 20;

    /// <summary>All files together, in bytes (256 MiB).</summary>
    public const long TotalBytes = 256L << 20;

    /// <summary>Longest name of a file, in UTF-8 bytes.</summary>
    public const int FileNameBytes = 512;

    /// <summary>Deepest nesting of a YAML file.</summary>
    public const int YamlDepth = 16;

    /// <summary>Most keys, values and items of a YAML file.</summary>
    public const int YamlNodes = 200_000;

    /// <summary>Longest name of a rule, feature, counter, label, list, queue or action, in characters.</summary>
    public const int NameChars = 64;

    /// <summary>Most rules.</summary>
    public const int Rules = 5_000;

    /// <summary>Most features, and most counters, labels and lists each.</summary>
    public const int Declarations = 1_000;

    /// <summary>Most effects of one rule.</summary>
    public const int EffectsPerRule = 32;

    /// <summary>Most entries of one list.</summary>
    public const int ListEntries = 5_000_000;

    /// <summary>Most problems that one check tells; further ones are counted.</summary>
    public const int Problems = 100;

    /// <summary>Longest description, in characters.</summary>
    public const int DescriptionChars = 10_000;

    /// <summary>Longest expression, in characters.</summary>
    public const int ExpressionChars = 20_000;

    /// <summary>Greatest estimated cost of one condition or other expression, in the units of the CEL cost estimate.</summary>
    public const ulong Cost = 1_000_000;

    /// <summary>Longest time that a policy may name (ten years).</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromDays(3_650);
}
