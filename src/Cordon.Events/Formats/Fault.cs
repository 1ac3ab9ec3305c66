namespace Cordon.Events.Formats;

/// <summary>What is wrong with a record, and where in it.</summary>
/// <param name="Column">Offset in bytes from the start of the record, from 0.</param>
/// <param name="Reason">What is wrong and how to mend it.</param>
internal readonly record struct Fault(long Column, string Reason);
