using System.IO.Compression;
using System.Text;

namespace Cordon.Cli.Tests;

/// <summary>A folder for one test to work in, gone afterwards.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("cordon-cli-").FullName;

    /// <summary>The path of a file in the folder.</summary>
    public string this[string name] => Path.Combine(_path, name);

    /// <summary>Runs the command in the folder, without standard input.</summary>
    public Task<Ended> RunAsync(params string[] args) => CordonProcess.RunAsync(_path, input: null, args);

    /// <summary>Runs the command in the folder, with standard input.</summary>
    public Task<Ended> RunAsync(Func<Stream, Task> input, params string[] args) => CordonProcess.RunAsync(_path, input, args);

    public void Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    public void Put(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], bytes);
    }

    public bool Has(string name) => Path.Exists(this[name]);

    public byte[] Bytes(string name) => File.ReadAllBytes(this[name]);

    public string Text(string name) => File.ReadAllText(this[name]);

    public string[] Lines(string name) => File.ReadAllLines(this[name]);

    /// <summary>Names of all files and folders in it, at any depth.</summary>
    public IEnumerable<string> Names => Directory.EnumerateFileSystemEntries(_path, "*", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(_path, p)).Order(StringComparer.Ordinal);

    public static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
