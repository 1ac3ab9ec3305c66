using Cordon.Casework;
using Cordon.Casework.Ledger;
using Cordon.Server.Console.Texts;
using Cordon.Server.Engine;
using Cordon.Server.Identity;
using Cordon.Storage;
using Cordon.Storage.Casework;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Server.Console.Parts;

/// <summary>What every part of the console has: who looks at it, what it works on, and the ways to ask, to do and to tell.</summary>
public abstract class ConsolePart : ComponentBase
{
    /// <summary>Who looks; null until that is known.</summary>
    protected Person? Me { get; private set; }

    [Inject] private Desk Desk { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ISnackbar Notices { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    /// <summary>The words of the shell.</summary>
    protected ShellTexts Texts => Desk.Texts;

    internal Served Served => Desk.Served;

    internal CordonEngine Engine => Desk.Served.Engine;

    /// <summary>What people work on, to be read; what changes something goes through <c>Try</c>.</summary>
    internal CaseworkStore Casework => Engine.Casework.Book;

    /// <summary>Goes to another page.</summary>
    protected void Go(string address) => Navigation.NavigateTo(address);

    /// <summary>Looks up who looks; whose session has ended is sent to sign in.</summary>
    /// <returns>False when nobody does any more.</returns>
    protected async Task<bool> LookWho()
    {
        Me = await Desk.Who();
        if (Me is null)
            Navigation.NavigateTo("/sign-in?to=" + Uri.EscapeDataString("/" + Navigation.ToBaseRelativePath(Navigation.Uri)), forceLoad: true);
        return Me is not null;
    }

    /// <summary>Does something; what is in the way is told to the person.</summary>
    /// <returns>True when it was done.</returns>
    protected async Task<bool> Guarded(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
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
        if (!await LookWho())
            return null;
        if (!Me!.May(permission))
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
        return result is { Canceled: false } && await LookWho() ? Me : null;
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

    /// <summary>A person as casework knows them.</summary>
    protected static Acting As(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new Acting(person.Name, person.May(Permission.ApproveTakedown), person.May(Permission.Supervise));
    }

    /// <summary>Does something that casework may refuse; a refusal is told to the person.</summary>
    /// <returns>What came of it; the default when it was refused.</returns>
    internal Task<T?> Try<T>(Permission permission, Func<CaseworkStore, Acting, DateTimeOffset, Outcome<T>> act, string? done = null) =>
        Try(permission, person => Task.FromResult(Engine.Casework.Do((book, now) => act(book, As(person), now))), done);

    /// <summary>As the other, for what takes measures back.</summary>
    internal Task<T?> TryAlone<T>(Permission permission, Func<CaseworkStore, Acting, DateTimeOffset, Outcome<T>> act) =>
        Try(permission, person => Engine.Casework.DoAlone((book, now) => act(book, As(person), now), CancellationToken.None), null);

    private async Task<T?> Try<T>(Permission permission, Func<Person, Task<Outcome<T>>> act, string? done)
    {
        if (await Need(permission) is not { } person)
            return default;
        T? value = default;
        await Guarded(async () =>
        {
            if (!(await act(person)).Is(out value, out var refusal))
                Say(refusal.Message, Severity.Warning);
            else if (done is not null)
                Say(done);
        });
        return value;
    }
}
