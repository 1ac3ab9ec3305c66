namespace Cordon.Server.Console.Parts;

/// <summary>Addresses of pages: the same thing has the same address for everybody, for ever.</summary>
internal static class Addresses
{
    /// <summary>The page of an account.</summary>
    public static string Account(string entity) => "/accounts/" + Uri.EscapeDataString(entity);

    /// <summary>What the history has on an entity that is no account.</summary>
    public static string Entity(string entity) => "/search?entity=" + Uri.EscapeDataString(entity);

    /// <summary>A queue.</summary>
    public static string Queue(string name) => "/queues/" + Uri.EscapeDataString(name);
}
