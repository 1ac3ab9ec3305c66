using Cordon.Casework.Ledger;
using Cordon.Storage.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Identity;

/// <summary>Who is who: signs in and out, asks for one-time codes, tells what a person may open.</summary>
internal sealed partial class Accounts
{
    /// <summary>Enters an act into the ledger: actor, act, subject, details.</summary>
    internal delegate void Enter(string actor, string act, string subject, params LedgerDetail[] details);

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private readonly IdentityStore _store;
    private readonly IDataProtector _secrets;
    private readonly Enter _enter;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    public Accounts(IdentityStore store, IDataProtectionProvider protection, Enter enter, TimeProvider clock, ILogger<Accounts> log, SessionLimits? limits = null)
    {
        (_store, _enter, _clock, _log, Limits) = (store, enter, clock, log, limits ?? new SessionLimits());
        _secrets = protection.CreateProtector("Cordon.OneTimeCodes");
    }

    /// <summary>How long things last.</summary>
    public SessionLimits Limits { get; }

    /// <summary>What is kept.</summary>
    public IdentityStore Store => _store;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Signs somebody in by password, and by one-time code where they have set that up.</summary>
    public SignInOutcome SignIn(string name, string password, string? code)
    {
        var now = Now;
        var person = _store.Person(name);
        if (person?.LockedUntil is { } until && until > now)
            return new SignInOutcome(null, "sign_in.locked", until - now);
        var good = PasswordHash.Verify(password.Length > PasswordHash.MostChars ? "" : password, person?.Password) && person!.Disabled is null;
        // A wrong code says nothing else than a wrong password does.
        if (good && person!.CodeSecret is not null)
            good = TakesCode(person, code);
        if (good)
            return new SignInOutcome(Begin(person!, person!.CodeSecret is null ? null : now), null, TimeSpan.Zero);
        return person is null ? new SignInOutcome(null, "sign_in.wrong", TimeSpan.Zero) : Failed(person, now);
    }

    /// <summary>Whom a one-time link would sign in; null for nobody.</summary>
    public string? LinkFor(string token) => _store.LinkFor(token, Now);

    /// <summary>Makes a link that signs a person in once.</summary>
    public string MakeLink(string name)
    {
        var token = OneTimeLink.NewToken();
        _store.AddLink(token, name, Now, Now + Limits.Link);
        return token;
    }

    /// <summary>Signs somebody in by a one-time link, which is used up.</summary>
    public SignInOutcome SignInByLink(string token) => _store.UseLink(token, Now) is { } name && _store.Person(name) is { Disabled: null } person
        ? new SignInOutcome(Begin(person, null), null, TimeSpan.Zero)
        : new SignInOutcome(null, "sign_in.link_used", TimeSpan.Zero);

    /// <summary>Who a token signs in at this moment; null for nobody.</summary>
    public Person? Find(string token)
    {
        var now = Now;
        if (_store.Session(token, now, Limits.Idle) is not { } session || _store.Person(session.Person) is not { Disabled: null } person)
            return null;
        if (now - session.Seen >= SeenEvery)
            _store.See(session.Id, now);
        return new Person(
            person.Name, RolesOf(person), session, person.CodeSecret is not null, session.SteppedUp is { } at && now - at < Limits.SteppedUp, session.Glass is { } glass && glass > now);
    }

    /// <summary>Ends a session.</summary>
    public void SignOut(Person person)
    {
        _enter(person.Name, "session.end", Subject(person.Session.Id));
        _store.End(person.Session.Id, Now);
    }

    /// <summary>Takes a one-time code in a session; false when it is wrong, was taken before, or too many were wrong.</summary>
    public bool StepUp(Person person, string code)
    {
        var kept = _store.Person(person.Name)!;
        if (kept.LockedUntil > Now || kept.CodeSecret is null)
            return false;
        if (!TakesCode(kept, code))
        {
            Failed(kept, Now);
            return false;
        }

        _store.StepUp(person.Session.Id, Now);
        return true;
    }

    /// <summary>Sets up one-time codes with a secret whose code was shown to be known.</summary>
    public bool SetUpCodes(Person person, byte[] secret, string code)
    {
        if (OneTimeCode.StepOf(secret, code, Now) is not { } step)
            return false;
        _enter(person.Name, "user.codes", $"user:{person.Name}");
        _store.SetCodeSecret(person.Name, _secrets.Protect(secret));
        _store.TakeCodeStep(person.Name, step);
        _store.StepUp(person.Session.Id, Now);
        return true;
    }

    /// <summary>Changes a person's own password, and ends their other sessions.</summary>
    /// <returns>Why not; null when done.</returns>
    public string? ChangePassword(Person person, string password)
    {
        if (PasswordHash.ProblemOf(password, person.Name) is { } problem)
            return problem;
        _enter(person.Name, "user.password", $"user:{person.Name}");
        _store.SetPassword(person.Name, PasswordHash.Of(password));
        _store.EndAll(person.Name, Now, person.Session.Id);
        return null;
    }

    /// <summary>Whether a person may open a subject that may be closed to all but some.</summary>
    public bool MayOpen(Person person, string subject) =>
        person.HasGlass || _store.NeedToKnow(subject) is var open && (open.Count == 0 || open.Any(n => string.Equals(n.Person, person.Name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Makes an account, and a link that signs the person in once; null when the name is taken.</summary>
    public string? Make(Person by, string name, IReadOnlyList<Role> roles)
    {
        if (_store.Person(name) is not null)
            return null;
        string[] names = [.. roles.Select(AccessTable.NameOf)];
        _enter(by.Name, "user.create", $"user:{name}", new LedgerDetail("roles", names));
        return _store.TryAdd(new StoredPerson { Name = name, Roles = names, Created = Now }) ? MakeLink(name) : null;
    }

    /// <summary>Takes away a person's password, codes and sessions, and makes a link that signs them in once.</summary>
    public string Reset(Person by, string name, string reason)
    {
        _enter(by.Name, "user.reset", $"user:{name}", new LedgerDetail("reason", reason));
        _store.SetPassword(name, null);
        _store.SetCodeSecret(name, null);
        _store.EndAll(name, Now);
        return MakeLink(name);
    }

    /// <summary>Closes a person's account, and ends their sessions.</summary>
    public void Disable(Person by, string name, string reason)
    {
        _enter(by.Name, "user.disable", $"user:{name}", new LedgerDetail("reason", reason));
        _store.SetDisabled(name, Now);
    }

    /// <summary>Ends somebody's session.</summary>
    public void End(Person by, long session)
    {
        _enter(by.Name, "session.end", Subject(session));
        _store.End(session, Now);
    }

    /// <summary>Lets somebody open a subject, and whoever says so; the first closes it to all others.</summary>
    public void Let(Person by, string subject, string name, string reason)
    {
        _enter(by.Name, "access.need_to_know", subject, new LedgerDetail("person", name), new LedgerDetail("reason", reason));
        _store.Let(new NeedToKnow(subject, by.Name, by.Name, reason, Now));
        _store.Let(new NeedToKnow(subject, name, by.Name, reason, Now));
    }

    /// <summary>Gives a person emergency access for a short time: entered, logged as critical, and shown to everybody who is signed in.</summary>
    public void BreakGlass(Person person, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (!person.May(Permission.BreakGlass) || person.NeedsCode(Permission.BreakGlass))
            throw new UnauthorizedAccessException("emergency access needs a role that may take it, and a one-time code");
        _enter(person.Name, "access.break_glass", $"user:{person.Name}", new LedgerDetail("reason", reason));
        _store.BreakGlass(person.Session.Id, new EmergencyAccess(person.Name, reason, Now, Now + Limits.Glass));
        BrokenGlass(_log, person.Name);
    }

    /// <summary>The roles of a person; names that no role has are none.</summary>
    public static IReadOnlyList<Role> RolesOf(StoredPerson person) => [.. person.Roles.Select(AccessTable.RoleOf).OfType<Role>()];

    private string Begin(StoredPerson person, DateTimeOffset? steppedUp)
    {
        _enter(person.Name, "session.begin", $"user:{person.Name}");
        var token = OneTimeLink.NewToken();
        _store.Begin(token, person.Name, Now, Now + Limits.Longest, steppedUp);
        _store.Succeed(person.Name, Now);
        return token;
    }

    private SignInOutcome Failed(StoredPerson person, DateTimeOffset now)
    {
        var wait = Lockout.After(person.Failures + 1);
        _store.Fail(person.Name, wait > TimeSpan.Zero ? now + wait : null);
        if (wait > TimeSpan.Zero)
        {
            LockedOut(_log, person.Name, wait);
            _enter("cordon", "user.locked", $"user:{person.Name}");
        }

        return new SignInOutcome(null, wait > TimeSpan.Zero ? "sign_in.locked" : "sign_in.wrong", wait);
    }

    private bool TakesCode(StoredPerson person, string? code) =>
        code is not null && OneTimeCode.StepOf(_secrets.Unprotect(person.CodeSecret!.Value.ToArray()), code, Now) is { } step && _store.TakeCodeStep(person.Name, step);

    private static string Subject(long session) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"session:{session}");

    [LoggerMessage(720, LogLevel.Critical, "BREAK GLASS: {Person} took emergency access; the reason stands in the ledger")]
    private static partial void BrokenGlass(ILogger logger, string person);

    [LoggerMessage(721, LogLevel.Warning, "Sign-in of {Person} is locked for {Wait} after wrong attempts")]
    private static partial void LockedOut(ILogger logger, string person, TimeSpan wait);
}
