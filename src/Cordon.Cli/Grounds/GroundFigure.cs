using System.Globalization;
using Cordon.Proving.Living.Measuring;

namespace Cordon.Cli.Grounds;

/// <summary>One figure of a proving ground, with its 95 % interval.</summary>
/// <param name="Value">The value; null where there was nothing to count.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
internal readonly record struct GroundFigure(double? Value, double Low, double High)
{
    /// <summary>A share, times what it is counted by.</summary>
    public static GroundFigure Of(Share share, double per = 1) => new(share.Value * per, share.Low * per, share.High * per);

    /// <summary>A number of things out of so many, with Wilson's interval.</summary>
    public static GroundFigure Count(int count, int of) => Of(Share.Wilson(count, of), of) with { Value = count };

    /// <inheritdoc/>
    public override string ToString() => Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.###} ({Low:0.###} to {High:0.###})")
        : "nothing shown";
}
