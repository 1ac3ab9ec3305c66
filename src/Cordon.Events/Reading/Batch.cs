using System.Text.Unicode;

namespace Cordon.Events.Reading;

/// <summary>
/// A piece of one input, whole records only: first as bytes, after <see cref="Parse"/> as events. Batches are parsed in any
/// order by any thread and delivered in the order of the input.
/// </summary>
internal abstract class Batch(InputFile file)
{
    private const int MostReasons = 256;

    private readonly Dictionary<string, int> _reasons = new(StringComparer.Ordinal);

    public InputFile File { get; } = file;

    public List<Event> Events { get; } = [];

    /// <summary>Which format the events came in, as runs: the format of the events from one index on.</summary>
    public List<(string Format, int From)> Runs { get; } = [];

    public List<RejectedRecord> Rejects { get; } = [];

    /// <summary>Records without anything to read, by reason, in the order of the first of each.</summary>
    public List<(string Reason, long Count)> Ignored { get; } = [];

    /// <summary>Why the input ends here, when it ends before its end.</summary>
    public string? Damage { get; init; }

    /// <summary>Set when the batch is parsed, or failed to be.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Turns the bytes into events, rejects and counts. Called once.</summary>
    public abstract void Parse(RecordParser parser);

    public void Deliver(Event made, string format)
    {
        if (Runs.Count == 0 || !ReferenceEquals(Runs[^1].Format, format))
            Runs.Add((format, Events.Count));
        Events.Add(made);
    }

    public void Ignore(string reason, long count = 1)
    {
        if (!_reasons.TryGetValue(reason, out var at))
        {
            if (Ignored.Count == MostReasons && reason != "other reasons")
            {
                Ignore("other reasons", count);
                return;
            }

            at = Ignored.Count;
            _reasons[reason] = at;
            Ignored.Add((reason, 0));
        }

        Ignored[at] = (reason, Ignored[at].Count + count);
    }

    public void Reject(ReadOnlySpan<byte> record, long length, long line, long column, string reason) =>
        Rejects.Add(new RejectedRecord(Events.Count, line, column, reason, length, record[..Math.Min(record.Length, Limits.RejectBytes)].ToArray()));

    /// <summary>Parses JSON Lines that lie in memory, whole lines only.</summary>
    /// <param name="lines">The lines; the last may lack its line break.</param>
    /// <param name="firstLine">Number of the first, from 1.</param>
    /// <param name="parser">What reads each.</param>
    protected void ParseLines(ReadOnlyMemory<byte> lines, long firstLine, RecordParser parser)
    {
        var bytes = lines.Span;
        var valid = Utf8.IsValid(bytes);
        var line = firstLine;
        for (var start = 0; start < bytes.Length; line++)
        {
            var end = bytes[start..].IndexOf((byte)'\n');
            var next = end < 0 ? bytes.Length : start + end + 1;
            var stop = end < 0 ? bytes.Length : start + end;
            if (stop > start && bytes[stop - 1] == '\r')
                stop--;
            parser.Parse(lines[start..stop], line, 1, valid, this);
            start = next;
        }
    }
}
