using Cordon.Casework;
using Cordon.Server.Identity;
using Cordon.Storage.Casework;
using MudBlazor;

namespace Cordon.Server.Console.Pages;

/// <summary>What pages have that work on queues and cases.</summary>
public abstract class CaseworkPage : ConsolePage
{
    internal CaseworkStore Casework => Served.Casework;

    /// <summary>A person as casework knows them.</summary>
    protected static Acting As(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new Acting(person.Name, person.May(Permission.ApproveTakedown), person.May(Permission.Supervise));
    }

    /// <summary>Does something that casework may refuse; a refusal is told to the person.</summary>
    /// <returns>What came of it; the default when it was refused.</returns>
    protected async Task<T?> Try<T>(Permission permission, Func<Acting, Outcome<T>> act, string? done = null)
    {
        if (await Need(permission) is not { } person)
            return default;
        T? value = default;
        await Guarded(() =>
        {
            if (act(As(person)).Is(out value, out var refusal))
            {
                if (done is not null)
                    Say(done);
            }
            else
            {
                Say(refusal.Message, Severity.Warning);
            }

            return Task.CompletedTask;
        });
        return value;
    }
}
