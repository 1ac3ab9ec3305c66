namespace Cordon.Signals.Media.Pdq;

/// <summary>
/// The box filter of one direction: each output is the mean of the inputs in a window around it, cut off at the ends. The mean comes from a running sum in
/// float32, so that the order of additions and subtractions is part of the result: output <c>i</c> is due once input <c>i + Ahead</c> is added and, where there is one,
/// input <c>i + Ahead − Width</c> is subtracted.
/// </summary>
internal readonly record struct BoxWindow
{
    /// <param name="length">How many inputs, at least 1.</param>
    public BoxWindow(int length)
    {
        Length = length;
        Width = (int)(((long)length + 127) / 128);
        Ahead = ((Width + 2) / 2) - 1;
    }

    /// <summary>How many inputs, and outputs.</summary>
    public int Length { get; }

    /// <summary>How many inputs lie in a full window.</summary>
    public int Width { get; }

    /// <summary>How many inputs after its own an output needs.</summary>
    public int Ahead { get; }

    /// <summary>The input that is subtracted before output <paramref name="output"/>; negative for none.</summary>
    public int Leaving(int output) => output + Ahead - Width;

    /// <summary>How many inputs the mean of an output is over.</summary>
    public int Count(int output) => Math.Min(output + Ahead, Length - 1) - Math.Max(output + Ahead - Width, -1);

    /// <summary>The 64 outputs that are kept, ascending: the centres of 64 equal parts.</summary>
    public void Samples(Span<int> kept)
    {
        for (var i = 0; i < kept.Length; i++)
            kept[i] = (int)((i + 0.5) * Length / kept.Length);
    }
}
