using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Networks.Detecting;
using Cordon.Networks.Results;
using Cordon.Networks.Watch;

namespace Cordon.Cli.Commands;

/// <summary>What a command line asks of a detection.</summary>
/// <param name="Reading">What to read.</param>
/// <param name="Options">How to detect.</param>
/// <param name="Seeds">Confirmed accounts; empty when none are given.</param>
/// <param name="Previous">The history to go on from, or null.</param>
/// <param name="Folder">Where results go.</param>
/// <param name="Json">Whether to print JSON.</param>
internal sealed record DetectionRequest(
    ReadOptions Reading,
    DetectionOptions Options,
    IReadOnlyDictionary<Entity, SeedLabel> Seeds,
    NetworkHistory? Previous,
    string Folder,
    bool Json);
