namespace Cordon.Clients;

/// <summary>The files of the generated clients.</summary>
internal static class ClientFiles
{
    /// <summary>Path in the folder of clients, and content, of every file made from a description.</summary>
    public static IReadOnlyList<(string Path, string Content)> Of(string openApi)
    {
        var api = Api.Read(openApi);
        return [("typescript/cordon.ts", TypeScript.Write(api)), ("python/cordon.py", Python.Write(api))];
    }
}
