namespace Cordon.Signals.Counters;

/// <summary>The state of a counter in numbers. They depend on the events alone, so a replay shows the same ones.</summary>
/// <param name="Keys">Keys held now, those included whose window has passed and that have not been reclaimed yet.</param>
/// <param name="Bytes">Bytes held by keys and their blocks, without the free room of the tables.</param>
/// <param name="Counted">Events counted, late ones included.</param>
/// <param name="Late">Events counted that came later than the allowed lateness.</param>
/// <param name="Dropped">Events not counted because they came too late.</param>
/// <param name="Refused">Events not counted because of their time or amount.</param>
/// <param name="Evicted">Keys put out to hold a bound although their window had not passed. Readings of such a key are too low until it has filled again.</param>
/// <param name="Reclaimed">Keys let go because their window had passed.</param>
/// <param name="WatermarkMicros">The greatest time of an event so far, in microseconds since 1970; 0 before the first.</param>
public readonly record struct CounterStatistics(
    int Keys, long Bytes, long Counted, long Late, long Dropped, long Refused, long Evicted, long Reclaimed, long WatermarkMicros);
