namespace Cordon.Server.Access;

/// <summary>Stands on an endpoint that needs no key: health, metrics of the process, the description of the API.</summary>
internal sealed record OpenToAll;
