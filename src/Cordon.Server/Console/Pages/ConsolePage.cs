using System.Reflection;
using Cordon.Casework.Ledger;
using Cordon.Server.Console.Parts;
using Cordon.Server.Console.Texts;
using Cordon.Server.Engine;
using Cordon.Server.Identity;
using Cordon.Storage;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Server.Console.Pages;

/// <summary>
/// What every page of the console has: who looks at it, and the parts that it works on. A page is shown when its door is open to the person of this moment, whether they came by
/// an address or from another page.
/// </summary>
public abstract class ConsolePage : ComponentBase
{
    /// <summary>Who looks at the page; null until that is known, and when the door is closed.</summary>
    protected Person? Me { get; private set; }

    /// <summary>True when the page may be shown.</summary>
    protected bool IsOpen { get; private set; }

    /// <summary>Why the page cannot be shown; null when it can.</summary>
    protected string? Trouble { get; set; }

    [Inject] private Desk Desk { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ISnackbar Notices { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    /// <summary>The words of the shell.</summary>
    protected ShellTexts Texts => Desk.Texts;

    internal Served Served => Desk.Served;

    internal CordonEngine Engine => Desk.Served.Engine;

    /// <summary>Goes to another page.</summary>
    protected void Go(string address) => Navigation.NavigateTo(address);

    /// <summary>Loads what the page shows. Called when it opens and when its address changes.</summary>
    protected abstract Task Load();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Me = await Desk.Who();
        if (Me is null)
        {
            Navigation.NavigateTo("/sign-in?to=" + Uri.EscapeDataString("/" + Navigation.ToBaseRelativePath(Navigation.Uri)), forceLoad: true);
            return;
        }

        var door = GetType().GetCustomAttribute<DoorAttribute>() ?? throw new InvalidOperationException($"the page {GetType().Name} has no door");
        IsOpen = Me.May(door.Permission);
        if (!IsOpen)
        {
            Trouble = Texts.With("no_access.text", string.Join(", ", Me.Roles.Select(AccessTable.NameOf)));
            return;
        }

        await Guarded(Load);
    }

    /// <summary>Does something; what is in the way is told to the person.</summary>
    /// <returns>True when it was done.</returns>
    protected async Task<bool> Guarded(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception e) when (e is StorageException or LedgerException or UnauthorizedAccessException)
        {
            Say(e.Message, Severity.Error);
            return false;
        }
    }

    /// <summary>Who works here, when they may do something; asks for a one-time code where one is needed. Null when they may not, or do not give it.</summary>
    protected async Task<Person?> Need(Permission permission)
    {
        Me = await Desk.Who();
        if (Me is null)
        {
            Navigation.NavigateTo("/sign-in", forceLoad: true);
            return null;
        }

        if (!Me.May(permission))
        {
            Say("Your roles do not allow this.", Severity.Error);
            return null;
        }

        if (!Me.NeedsCode(permission))
            return Me;
        if (!Me.HasCodes)
        {
            Say("This needs a one-time code. Set one up under your account first.", Severity.Warning);
            return null;
        }

        var dialog = await Dialogs.ShowAsync<CodeDialog>("", new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true });
        var result = await dialog.Result;
        return result is { Canceled: false } ? Me = await Desk.Who() : null;
    }

    /// <summary>Asks for a reason; null when none is given.</summary>
    protected async Task<string?> AskWhy(string title, string action, string? note = null, string label = "Why")
    {
        var parameters = new DialogParameters<ReasonDialog> { { d => d.Title, title }, { d => d.Action, action }, { d => d.Note, note }, { d => d.Label, label } };
        var dialog = await Dialogs.ShowAsync<ReasonDialog>("", parameters, new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true });
        return (await dialog.Result) is { Canceled: false, Data: string reason } ? reason : null;
    }

    /// <summary>Tells the person something.</summary>
    protected void Say(string text, Severity severity = Severity.Success) => Notices.Add(text, severity);
}
