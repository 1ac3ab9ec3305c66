namespace Cordon.Proving.Living.Recommending;

/// <summary>A key and its score.</summary>
internal readonly record struct Scored(int Key, double Score)
{
    public bool IsBefore(Scored other) => Score > other.Score || (Score == other.Score && Key < other.Key);
}
