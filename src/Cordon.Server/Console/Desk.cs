using Cordon.Server.Console.Texts;
using Cordon.Server.Identity;
using Microsoft.AspNetCore.Components.Authorization;

namespace Cordon.Server.Console;

/// <summary>Where one person works: who they are, looked up anew each time it matters, so that a session that was ended ends at once.</summary>
internal sealed class Desk(Served served, AuthenticationStateProvider authentication)
{
    private string? _token;

    /// <summary>The words of the shell.</summary>
    public ShellTexts Texts { get; set; } = ShellTexts.Of((string?)null);

    /// <summary>What the pages work on.</summary>
    public Served Served => served;

    /// <summary>Who works here at this moment; null when the session has ended.</summary>
    public async ValueTask<Person?> Who()
    {
        _token ??= (await authentication.GetAuthenticationStateAsync()).User.FindFirst(SessionCookie.Claim)?.Value;
        return _token is null ? null : served.Accounts.Find(_token);
    }

    /// <summary>Who works here, when they may do something.</summary>
    /// <exception cref="UnauthorizedAccessException">The session has ended, the role does not allow it, or a one-time code is needed first.</exception>
    public async ValueTask<Person> Need(Permission permission)
    {
        var person = await Who() ?? throw new UnauthorizedAccessException("your session has ended; sign in again");
        if (!person.May(permission))
            throw new UnauthorizedAccessException($"your roles do not allow this ({permission})");
        return person.NeedsCode(permission) ? throw new UnauthorizedAccessException("give a one-time code first") : person;
    }
}
