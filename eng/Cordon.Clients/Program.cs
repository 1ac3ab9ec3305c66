using Cordon.Clients;

if (args is not [var source, var folder])
{
    Console.Error.WriteLine("usage: Cordon.Clients URL-OR-FILE FOLDER; writes typescript/cordon.ts and python/cordon.py from an OpenAPI description");
    return 2;
}

using var http = new HttpClient();
var text = source.StartsWith("http", StringComparison.Ordinal) ? await http.GetStringAsync(new Uri(source)) : await File.ReadAllTextAsync(source);
foreach (var (path, content) in ClientFiles.Of(text))
    await File.WriteAllTextAsync(Path.Combine(folder, path), content);
return 0;
