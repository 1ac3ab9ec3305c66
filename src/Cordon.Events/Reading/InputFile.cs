namespace Cordon.Events.Reading;

/// <summary>One input to read.</summary>
/// <param name="name">As named to the user.</param>
/// <param name="problem">Why it cannot be read; null when it can be tried.</param>
/// <param name="leftOut">Why it is not read though it was found; null when it is.</param>
internal sealed class InputFile(string name, string? problem = null, string? leftOut = null)
{
    public const string StandardInput = "-";

    public string Name { get; } = name;

    public string? Problem { get; } = problem;

    public string? LeftOut { get; } = leftOut;

    public bool IsStandardInput => Name == StandardInput;

    /// <summary>Events delivered from it so far; touched by the delivering thread only.</summary>
    public long EventsRead { get; set; }
}
