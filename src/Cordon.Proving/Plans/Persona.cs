using Cordon.Events;
using Cordon.Proving.Probes;

namespace Cordon.Proving.Plans;

/// <summary>A made-up viewer: how old it says it is, and what it does before anything is measured.</summary>
public sealed record Persona
{
    /// <summary>Lower-case letters, digits and hyphens, up to 40 characters; part of the names of its accounts.</summary>
    public required string Name { get; init; }

    /// <summary>Child, adult or unknown; nobody opens an account as flagged.</summary>
    public required ViewerClass Age { get; init; }

    /// <summary>Accounts opened, from 1 to 1,000. Each is a unit of its own in the statistics.</summary>
    public int Viewers { get; init; } = 10;

    /// <summary>What it searches for.</summary>
    public IReadOnlyList<string> Searches { get; init; } = [];

    /// <summary>The accounts that it follows.</summary>
    public IReadOnlyList<Entity> Follows { get; init; } = [];

    /// <summary>The posts that it likes.</summary>
    public IReadOnlyList<Entity> Likes { get; init; } = [];

    /// <summary>What it looks at: posts, accounts, tags.</summary>
    public IReadOnlyList<Entity> Views { get; init; } = [];

    /// <summary>Of each of its lists, the share that one viewer does, drawn for each; from 0 (exclusive) to 1. Below 1, viewers differ.</summary>
    public double Share { get; init; } = 1;
}
