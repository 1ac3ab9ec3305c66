using System.Globalization;

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

        if (Encodings.Problem(source.Head) is { } wrong)
        {
            yield return new Notice(file) { Damage = wrong };
            yield break;
        }

        if (source.Head.StartsWith(Encodings.Utf8Mark))
            source.SkipHead(Encodings.Utf8Mark.Length);
        foreach (var batch in Cut(file, source, cancellation))
            yield return batch;
        if (source.Fault is not null)
            yield return new Notice(file) { Damage = source.Fault };
    }

    private static IEnumerable<Batch> Cut(InputFile file, InputSource source, CancellationToken cancellation)
    {
        var head = source.Head.TrimStart((ReadOnlySpan<byte>)[.. Encodings.Utf8Mark, .. " \t\r\n"u8]);
        return IsSpreadJson(head)
            ? new JsonCutter(file, source).Cut(cancellation)
            : new LineCutter(file, source).Cut(cancellation);
    }

    /// <summary>True for an array of events, and for objects that are spread over lines.</summary>
    private static bool IsSpreadJson(ReadOnlySpan<byte> head)
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"cannot be opened: {e.Message}");
            return false;
        }
    }
}
