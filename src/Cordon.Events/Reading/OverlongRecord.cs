using System.Globalization;

namespace Cordon.Events.Reading;

/// <summary>A record that is longer than what is kept in memory: only its beginning, its length and its place are known.</summary>
internal sealed class OverlongRecord(InputFile file, byte[] head, long length, long line, long column, string hint = "") : Batch(file)
{
    public override void Parse(RecordParser parser) => Reject(head, length, line, column, Reason(length, hint));

    public static string Reason(long length, string hint = "") => string.Create(CultureInfo.InvariantCulture,
        $"the record has {length} bytes; at most {Limits.LineBytes} are read{(hint.Length == 0 ? "; is a line break missing?" : hint)}");
}
