namespace Cordon.Server.Access;

/// <summary>Stands on an endpoint: which scope its callers need.</summary>
/// <param name="Scope">One of <see cref="Scopes"/>.</param>
internal sealed record RequiredScope(string Scope);
