namespace Cordon.Proving.Audits;

/// <summary>What one independent unit of an audit (a viewer, a typed text, a walk, a network) gives to a metric.</summary>
/// <param name="Key">Which unit: the same key in another audit is the same unit.</param>
/// <param name="Stratum">Units are drawn anew within their stratum: 0, or 1 for the controls of a lift.</param>
/// <param name="Count">What is counted: flagged things; for a median the time, in the metric's unit.</param>
/// <param name="Of">Out of how many; for a median 1 when the time was observed, 0 when it is only known to be longer.</param>
/// <param name="ControlCount">What is counted in the control.</param>
/// <param name="ControlOf">Out of how many there.</param>
public readonly record struct MetricUnit(string Key, byte Stratum, long Count, long Of, long ControlCount = 0, long ControlOf = 0);
