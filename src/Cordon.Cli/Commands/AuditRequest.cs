using Cordon.Proving.Plans;

namespace Cordon.Cli.Commands;

/// <summary>An audit as it was asked for.</summary>
/// <param name="Plan">What to do.</param>
/// <param name="Folder">The folder that the plan's paths are relative to.</param>
/// <param name="Address">The address of the adapter; null for the simulated platform.</param>
/// <param name="Key">Its key; null for none.</param>
/// <param name="IsGuarded">True to put the guard before the simulated platform's surfaces.</param>
internal sealed record AuditRequest(AuditPlan Plan, string Folder, Uri? Address, string? Key, bool IsGuarded);
