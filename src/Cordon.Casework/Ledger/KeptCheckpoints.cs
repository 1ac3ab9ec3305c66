using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Casework.Ledger;

/// <summary>The file of kept checkpoints: notes of five lines, each followed by an empty one.</summary>
internal static class KeptCheckpoints
{
    private const int Lines = 6;

    /// <summary>A note as it stands in the file.</summary>
    public static byte[] Form(Checkpoint checkpoint) => Encoding.UTF8.GetBytes(checkpoint.Note + "\n");

    /// <summary>The notes of the file, unchecked but for their number of lines.</summary>
    /// <param name="file">The file.</param>
    /// <param name="end">Where the last whole note ends.</param>
    public static List<string> Read(SafeFileHandle file, out long end)
    {
        var notes = new List<string>();
        var lines = new LineReader(file, 0);
        var note = new List<byte>();
        end = 0;
        for (var i = 1; lines.TryRead(out var line); i++)
        {
            if (i % Lines != 0 || line.Length > 0)
            {
                note.AddRange(line);
                note.Add((byte)'\n');
            }

            if (i % Lines != 0)
                continue;
            // Latin-1 keeps bytes apart that no UTF-8 has; such a note is none.
            var bytes = note.ToArray();
            notes.Add(System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes));
            note.Clear();
            end = lines.Position;
        }

        return notes;
    }
}
