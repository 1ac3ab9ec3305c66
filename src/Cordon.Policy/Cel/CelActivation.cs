namespace Cordon.Policy.Cel;

/// <summary>
/// The values that one evaluation sees. A host derives from this and reaches its own state from its functions by casting the activation
/// that they are given.
/// </summary>
public abstract class CelActivation
{
    /// <summary>An activation without variables.</summary>
    public static CelActivation Empty { get; } = new MapActivation([]);

    /// <summary>The value of a variable; an error value when there is none.</summary>
    /// <param name="slot">The variable's <see cref="CelVariable.Slot"/> in its environment.</param>
    public abstract CelValue Variable(int slot);

    /// <summary>What the function called last found that its value does not say, for explanations; null when there is nothing.</summary>
    public virtual string? Note => null;

    /// <summary>Forgets <see cref="Note"/>, before a part is evaluated.</summary>
    public virtual void ForgetNote()
    {
    }
}
