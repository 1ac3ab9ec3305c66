namespace Cordon.Signals.Media.Banks;

/// <summary>A bank's entry near a picture.</summary>
/// <param name="Bank">The bank.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Distance">In how many bits the hashes differ.</param>
public sealed record BankMatch(HashBank Bank, BankEntry Entry, int Distance);
