namespace Cordon.Events.Reading;

/// <summary>A record that could not become an event, with what the rejects file keeps of it.</summary>
/// <param name="EventsBefore">How many events of its batch come before it.</param>
/// <param name="Line">Line or row, from 1.</param>
/// <param name="Column">Column in bytes, from 1.</param>
/// <param name="Reason">What is wrong and how to mend it.</param>
/// <param name="Bytes">Length of the whole record.</param>
/// <param name="Raw">The record, at most <see cref="Limits.RejectBytes"/> of it.</param>
public sealed record RejectedRecord(int EventsBefore, long Line, long Column, string Reason, long Bytes, byte[] Raw);
