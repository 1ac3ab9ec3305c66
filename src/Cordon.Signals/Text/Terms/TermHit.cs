namespace Cordon.Signals.Text.Terms;

/// <summary>A term that was found, and where.</summary>
/// <param name="Term">Its number in the bank.</param>
/// <param name="Start">Where it begins in the original text, in UTF-16 code units.</param>
/// <param name="Length">How many code units it has there.</param>
/// <param name="Cost">What its evasions cost.</param>
public readonly record struct TermHit(int Term, int Start, int Length, int Cost) : IComparable<TermHit>
{
    /// <inheritdoc/>
    public int CompareTo(TermHit other) => Start != other.Start ? Start.CompareTo(other.Start) : Length != other.Length ? other.Length.CompareTo(Length) : Term.CompareTo(other.Term);

    /// <inheritdoc/>
    public static bool operator <(TermHit left, TermHit right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(TermHit left, TermHit right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(TermHit left, TermHit right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(TermHit left, TermHit right) => left.CompareTo(right) >= 0;
}
