namespace Cordon.Policy.Labels;

/// <summary>Who says that a label holds, the weaker first: what a stronger one set, a weaker one neither replaces nor drives out.</summary>
public enum LabelSource : byte
{
    /// <summary>A rule.</summary>
    Rule = 0,

    /// <summary>A shared list or another system.</summary>
    Import = 1,

    /// <summary>A person.</summary>
    Person = 2,
}
