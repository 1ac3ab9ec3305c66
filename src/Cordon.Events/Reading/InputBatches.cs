using System.Globalization;
using Cordon.Events.Formats;

namespace Cordon.Events.Reading;

/// <summary>Opens the inputs one after the other and cuts each into batches by the kind of file it turns out to be.</summary>
internal sealed class InputBatches(ReadOptions options, Stream? standardInput, Action opened, Action<long> counted)
{
    public IEnumerable<Batch> All(CancellationToken cancellation)
    {
        foreach (var file in new InputFinder(options).Find(cancellation))
        {
            if (file.Problem is not null)
                yield return new Notice(file) { Damage = file.Problem };
            else if (file.LeftOut is not null)
                yield return new Notice(file) { LeftOut = $"file {file.Name}: {file.LeftOut}" };
            else
            {
                foreach (var batch in One(file, cancellation))
                    yield return batch;
            }
        }
    }

    private IEnumerable<Batch> One(InputFile file, CancellationToken cancellation)
    {
        if (!TryOpen(file, out var raw, out var problem))
        {
            yield return new Notice(file) { Damage = problem };
            yield break;
        }

        opened();
        using var source = new InputSource(raw!);
        if (source.Head.IsEmpty)
        {
            yield return source.Fault is null
                ? new Notice(file) { LeftOut = $"file {file.Name}: empty" }
                : new Notice(file) { Damage = source.Fault };
            yield break;
        }

        if (source.Head.StartsWith(ParquetFile.Magic))
        {
            if (source.Compressed || !source.Raw.IsSeekable)
            {
                yield return new Notice(file) { Damage = "Parquet is read from its end and can be read neither compressed as a whole nor from a pipe; unpack it to a file" };
                yield break;
            }

            counted(source.Raw.Inner.Length - source.Raw.Count);
            foreach (var batch in new ParquetFile(file, source.Raw.Inner, options.Map).Cut(cancellation))
                yield return batch;
            yield break;
        }

        if (Encodings.Problem(source.Head) is { } wrong)
        {
            yield return new Notice(file) { Damage = wrong };
            yield break;
        }

        if (source.Head.StartsWith(Encodings.Utf8Mark))
            source.SkipHead(Encodings.Utf8Mark.Length);
        foreach (var batch in Cut(file, source, options.Map, cancellation))
            yield return batch;
        if (source.Fault is not null)
            yield return new Notice(file) { Damage = source.Fault };
    }

    /// <summary>Cuts text, from where the source stands, by what its beginning looks like.</summary>
    public static IEnumerable<Batch> Cut(InputFile file, InputSource source, IReadOnlyDictionary<string, string> map, CancellationToken cancellation)
    {
        var head = source.Unread.TrimStart(" \t\r\n"u8);
        if (IsSpreadJson(head))
            return new JsonCutter(file, source).Cut(cancellation);
        return TableHeader.Find(source.Unread, file.Name, map) is { } header
            ? CutTable(file, source, header, map, cancellation)
            : new LineCutter(file, source).Cut(cancellation);
    }

    private static IEnumerable<Batch> CutTable(
        InputFile file, InputSource source, TableHeader header, IReadOnlyDictionary<string, string> map, CancellationToken cancellation)
    {
        if (!TableLayout.TryMake(header.Columns, map, out var layout, out var problem))
        {
            yield return new Notice(file) { Damage = problem };
            yield break;
        }

        foreach (var column in layout!.Unmapped)
            yield return new Notice(file) { LeftOut = $"file {file.Name}: column '{Shown.Brief(column)}' is not mapped" };
        foreach (var batch in new TableCutter(file, source, layout, header.Delimiter, header.Format).Cut(cancellation))
            yield return batch;
    }

    /// <summary>True for an array of events, and for objects that are spread over lines.</summary>
    public static bool IsSpreadJson(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("["u8))
            return true;
        var end = head.IndexOf((byte)'\n');
        return end > 0 && head[..end].TrimEnd(" \t\r"u8).SequenceEqual("{"u8);
    }

    private bool TryOpen(InputFile file, out CountedStream? raw, out string? problem)
    {
        (raw, problem) = (null, null);
        if (file.IsStandardInput)
        {
            raw = new CountedStream(standardInput ?? Console.OpenStandardInput(), counted);
            return true;
        }

        try
        {
            raw = new CountedStream(new FileStream(file.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan), counted);
            return true;
        }
        catch (FileNotFoundException)
        {
            // A file that was found and yet is not there is a link to one that is gone.
            problem = "is a link to something that does not exist; mend the link or leave it out";
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"cannot be opened: {e.Message}");
            return false;
        }
    }
}
