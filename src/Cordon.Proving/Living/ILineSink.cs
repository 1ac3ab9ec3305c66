namespace Cordon.Proving.Living;

/// <summary>Takes the events of a living platform as they happen.</summary>
public interface ILineSink
{
    /// <summary>Takes one event: a line of canonical JSON in UTF-8, with its line feed. The bytes hold until the call returns.</summary>
    void Take(ReadOnlySpan<byte> line);
}
