using System.Reflection;
using Cordon.Server.Console.Parts;
using Cordon.Server.Identity;

namespace Cordon.Server.Console.Pages;

/// <summary>
/// A page of the console. It is shown when its door is open to the person of this moment, whether they came by an address or from another page.
/// </summary>
public abstract class ConsolePage : ConsolePart
{
    /// <summary>True when the page may be shown.</summary>
    protected bool IsOpen { get; private set; }

    /// <summary>Why the page cannot be shown; null when it can.</summary>
    protected string? Trouble { get; set; }

    /// <summary>Loads what the page shows. Called when it opens and when its address changes.</summary>
    protected abstract Task Load();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (!await LookWho())
            return;
        var door = GetType().GetCustomAttribute<DoorAttribute>() ?? throw new InvalidOperationException($"the page {GetType().Name} has no door");
        IsOpen = Me!.May(door.Permission);
        if (IsOpen)
            await Guarded(Load);
        else
            Trouble = Texts.With("no_access.text", string.Join(", ", Me.Roles.Select(AccessTable.NameOf)));
    }
}
