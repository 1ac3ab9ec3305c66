using System.IO.Compression;
using Cordon.Cli.Terminal;
using Cordon.Networks.Graph;

namespace Cordon.Cli.Commands;

/// <summary>Reads an edge list for <c>rank</c> and <c>cluster</c>.</summary>
internal static class EdgeReading
{
    /// <summary>Reads a file, plain or gzip, or plain standard input for <c>-</c>; says what was rejected.</summary>
    /// <param name="screen">Where to say it.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops between lines.</param>
    /// <param name="signed">Whether weights below 0 are ties.</param>
    /// <exception cref="UsageException">The file cannot be read or holds no tie.</exception>
    public static EdgeList Read(Screen screen, string path, CancellationToken cancellation, bool signed = false)
    {
        var list = Open(path, reader => screen.Progress("Reading ties", _ => EdgeList.Read(reader, signed, cancellation)));
        foreach (var problem in list.Problems)
            screen.Note($"{NameOf(path)} {problem}");
        if (list.Rejected > 0)
            screen.Note($"lines of {NameOf(path)} that are not ties, left out: {list.Rejected:N0}");
        if (list.SelfTies > 0)
            screen.Note($"ties from an account to itself, left out: {list.SelfTies:N0}");
        if (list.Graph.Ties == 0)
            throw new UsageException($"{NameOf(path)} holds no tie; write source,target[,weight] a line", ExitCode.NoInput);
        return list;
    }

    /// <summary>Opens a file, plain or gzip, or plain standard input for <c>-</c>, and reads it.</summary>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static T Open<T>(string path, Func<TextReader, T> read)
    {
        if (Directory.Exists(path))
            throw new UsageException($"the edge list {path} is a folder; name a file", ExitCode.NoInput);
        try
        {
            using var stream = path == "-" ? Console.OpenStandardInput() : Unpacked(File.OpenRead(path));
            using var reader = new StreamReader(stream);
            return read(reader);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new UsageException($"the edge list {path} cannot be read: {failure.Message} Check the path.", ExitCode.NoInput);
        }
    }

    /// <summary>The edge list as it is called in messages.</summary>
    public static string NameOf(string path) => path == "-" ? "standard input" : path;

    // A gzip file starts with two bytes that no text starts with.
    private static Stream Unpacked(FileStream file)
    {
        if (!file.CanSeek)
            return file;
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>Writes a result to the file, or to standard output when there is none.</summary>
    public static void Write(Screen screen, string? path, Action<TextWriter> write)
    {
        if (path is null)
        {
            write(screen.Out);
            return;
        }

        var partial = path + ".partial";
        try
        {
            using (var writer = new StreamWriter(partial))
                write(writer);
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
