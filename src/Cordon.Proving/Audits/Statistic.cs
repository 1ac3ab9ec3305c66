namespace Cordon.Proving.Audits;

/// <summary>The value of a metric over units.</summary>
internal static class Statistic
{
    /// <summary>The value; not a number where a denominator is 0; infinite for a median that is longer than every time seen.</summary>
    public static double Of(MetricKind kind, double scale, ReadOnlySpan<MetricUnit> units)
    {
        if (kind == MetricKind.Median)
            return KaplanMeier.Median(units);
        // Whole numbers: no order of adding can change them.
        var (count, of, controlCount, controlOf) = (0L, 0L, 0L, 0L);
        foreach (ref readonly var unit in units)
        {
            count += unit.Count;
            of += unit.Of;
            controlCount += unit.ControlCount;
            controlOf += unit.ControlOf;
        }

        var ratio = of == 0 ? double.NaN : (double)count / of;
        if (kind is MetricKind.Ratio or MetricKind.Proportion)
            return scale * ratio;
        var control = controlOf == 0 ? double.NaN : (double)controlCount / controlOf;
        // Nothing against nothing is no more than equal, nor less; it cannot be told.
        var relative = control == 0 ? double.NaN : ratio / control;
        return kind == MetricKind.Amplification ? relative - 1 : relative;
    }
}
