using Cordon.Cli.Terminal;
using Cordon.Networks.Graph;

namespace Cordon.Cli.Commands;

/// <summary>Reads an edge list for <c>rank</c> and <c>cluster</c>.</summary>
internal static class EdgeReading
{
    /// <summary>Reads a file, or standard input for <c>-</c>; says what was rejected.</summary>
    /// <exception cref="UsageException">The file cannot be read or holds no tie.</exception>
    public static EdgeList Read(Screen screen, string path, CancellationToken cancellation)
    {
        EdgeList list;
        if (Directory.Exists(path))
            throw new UsageException($"the edge list {path} is a folder; name a file", ExitCode.NoInput);
        try
        {
            using var reader = path == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(path);
            list = screen.Progress("Reading ties", _ => EdgeList.Read(reader, cancellation));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the edge list {path} cannot be read: {failure.Message} Check the path.", ExitCode.NoInput);
        }

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

    /// <summary>The edge list as it is called in messages.</summary>
    public static string NameOf(string path) => path == "-" ? "standard input" : path;

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
