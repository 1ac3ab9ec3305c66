namespace Cordon.Clients;

/// <summary>An operation of the API; no answer type when it answers nothing, or no JSON.</summary>
internal sealed record Operation(string Name, string Method, string Path, string About, IReadOnlyList<Parameter> Parameters, FieldType? Body, FieldType? Answer);
