namespace Cordon.Server.Console.Parts;

/// <summary>Keys as people read them.</summary>
internal static class KeyNames
{
    /// <summary>The name of a key.</summary>
    public static string Of(string key) => key switch
    {
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        _ => key,
    };
}
