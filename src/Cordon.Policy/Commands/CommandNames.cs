namespace Cordon.Policy.Commands;

/// <summary>The names of the commands that change the engine's state.</summary>
public static class CommandNames
{
    /// <summary>Sets a label on entities: <see cref="LabelCommand"/>.</summary>
    public const string LabelSet = "label.set";

    /// <summary>Removes a label from entities: <see cref="LabelCommand"/>.</summary>
    public const string LabelRemove = "label.remove";

    /// <summary>Makes a policy the active one: <see cref="ActivateCommand"/>.</summary>
    public const string PolicyActivate = "policy.activate";

    /// <summary>Lets a broken rule act again: <see cref="ResetCommand"/>.</summary>
    public const string RuleReset = "rule.reset";
}
