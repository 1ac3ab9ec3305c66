using System.Diagnostics.CodeAnalysis;

namespace Cordon.Casework;

/// <summary>What was asked for, or why it is not given.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
[SuppressMessage("Usage", "CA2225", Justification = "Outcomes are made by returning a value or a refusal.")]
public readonly record struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>What was asked for; the default when it was refused.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Tells the two apart.</summary>
    public bool Is([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (Value, Refusal);
        return refusal is null;
    }

    /// <summary>A given value.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
