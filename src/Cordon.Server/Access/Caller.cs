using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Access;

/// <summary>Who calls.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="Scopes">What it allows.</param>
internal sealed record Caller(string Name, IReadOnlyList<string> Scopes)
{
    /// <summary>The caller of a request that the gate let through.</summary>
    public static Caller Of(HttpContext context) => (Caller)context.Items[typeof(Caller)]!;
}
