using System.Globalization;
using Cordon.Server.Console.Texts;
using Cordon.Server.Identity;
using Cordon.Storage.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Cordon.Console.Tests;

/// <summary>Who is let in, for how long, and what is remembered of it: a real store, a clock that the test moves.</summary>
public sealed class AccountsTests : IDisposable
{
    private const string Password = "four plain garden chairs";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cordon-accounts-");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly List<string> _acts = [];
    private readonly IdentityStore _store;
    private readonly Accounts _accounts;

    public AccountsTests()
    {
        _store = IdentityStore.Open(IdentityStore.PathIn(_folder.FullName));
        _accounts = new Accounts(_store, new EphemeralDataProtectionProvider(), (actor, act, _, _) => _acts.Add($"{actor} {act}"), _clock, NullLogger<Accounts>.Instance);
        _store.TryAdd(new StoredPerson { Name = "ada", Roles = ["supervisor"], Created = _clock.GetUtcNow(), Password = PasswordHash.Of(Password) });
    }

    [Fact]
    public void The_right_password_begins_a_session_and_a_wrong_one_none()
    {
        Assert.Null(_accounts.SignIn("ada", "four plain garden chair", null).Token);
        Assert.Null(_accounts.SignIn("nobody", Password, null).Token);

        var person = _accounts.Find(_accounts.SignIn("ADA", Password, null).Token!);

        Assert.Equal("ada", person!.Name);
        Assert.True(person.May(Permission.ApproveTakedown));
        Assert.False(person.May(Permission.Administer));
        Assert.Equal(["ada session.begin"], _acts);
    }

    [Fact]
    public void Wrong_attempts_lock_the_account_longer_each_time_even_for_the_right_password()
    {
        for (var i = 0; i < Lockout.Free; i++)
            _accounts.SignIn("ada", "wrong", null);
        Assert.Equal(TimeSpan.FromSeconds(30), _accounts.SignIn("ada", Password, null).Wait);
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(TimeSpan.FromMinutes(1), _accounts.SignIn("ada", "wrong", null).Wait);
        Assert.Null(_accounts.SignIn("ada", Password, null).Token);
        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.NotNull(_accounts.SignIn("ada", Password, null).Token);
        Assert.Contains("cordon user.locked", _acts);
    }

    [Fact]
    public void A_session_ends_when_it_is_not_used_and_after_half_a_day_in_any_case()
    {
        var idle = _accounts.SignIn("ada", Password, null).Token!;
        _clock.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(_accounts.Find(idle));
        _clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(_accounts.Find(idle));

        var used = _accounts.SignIn("ada", Password, null).Token!;
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            _clock.Advance(TimeSpan.FromMinutes(20));
            Assert.NotNull(_accounts.Find(used));
        }

        _clock.Advance(TimeSpan.FromMinutes(21));
        Assert.Null(_accounts.Find(used));
    }

    [Fact]
    public void A_session_that_was_ended_and_one_of_a_closed_account_open_nothing()
    {
        var (one, other) = (_accounts.SignIn("ada", Password, null).Token!, _accounts.SignIn("ada", Password, null).Token!);
        _accounts.SignOut(_accounts.Find(one)!);
        Assert.Null(_accounts.Find(one));
        Assert.NotNull(_accounts.Find(other));

        _store.SetDisabled("ada", _clock.GetUtcNow());

        Assert.Null(_accounts.Find(other));
        Assert.Null(_accounts.SignIn("ada", Password, null).Token);
    }

    [Fact]
    public void A_link_signs_in_once_and_within_its_hour()
    {
        var (used, late) = (_accounts.MakeLink("ada"), _accounts.MakeLink("ada"));

        Assert.Equal("ada", _accounts.LinkFor(used));
        Assert.NotNull(_accounts.SignInByLink(used).Token);
        Assert.Null(_accounts.SignInByLink(used).Token);
        _clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(_accounts.SignInByLink(late).Token);
    }

    [Fact]
    public void A_one_time_code_is_taken_once_and_opens_what_needs_one_for_a_while()
    {
        var token = _accounts.SignIn("ada", Password, null).Token!;
        var secret = OneTimeCode.NewSecret();
        Assert.False(_accounts.SetUpCodes(_accounts.Find(token)!, secret, "000000") && OneTimeCode.At(secret, _clock.GetUtcNow()) != "000000");
        Assert.True(_accounts.SetUpCodes(_accounts.Find(token)!, secret, OneTimeCode.At(secret, _clock.GetUtcNow())));
        Assert.False(_accounts.Find(token)!.NeedsCode(Permission.ApproveTakedown));
        _clock.Advance(TimeSpan.FromMinutes(16));
        Assert.True(_accounts.Find(token)!.NeedsCode(Permission.ApproveTakedown));

        var code = OneTimeCode.At(secret, _clock.GetUtcNow());
        Assert.True(_accounts.StepUp(_accounts.Find(token)!, code));
        Assert.False(_accounts.StepUp(_accounts.Find(token)!, code));
        Assert.Null(_accounts.SignIn("ada", Password, null).Token);
        Assert.Null(_accounts.SignIn("ada", Password, code).Token);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.NotNull(_accounts.SignIn("ada", Password, OneTimeCode.At(secret, _clock.GetUtcNow())).Token);
    }

    [Fact]
    public void A_case_that_is_open_to_named_people_is_closed_to_all_others()
    {
        _store.TryAdd(new StoredPerson { Name = "bo", Roles = ["investigator"], Created = _clock.GetUtcNow() });
        _store.TryAdd(new StoredPerson { Name = "eve", Roles = ["investigator"], Created = _clock.GetUtcNow() });
        var (ada, bo, eve) = (Signed("ada"), Signed("bo"), Signed("eve"));
        Assert.True(_accounts.MayOpen(eve, "case:7"));

        _accounts.Let(ada, "case:7", "bo", "she leads it");

        Assert.True(_accounts.MayOpen(ada, "case:7"));
        Assert.True(_accounts.MayOpen(bo, "case:7"));
        Assert.False(_accounts.MayOpen(eve, "case:7"));
        Assert.True(_accounts.MayOpen(eve, "case:8"));
    }

    [Fact]
    public void Emergency_access_needs_a_code_reads_only_and_ends_by_itself()
    {
        _store.TryAdd(new StoredPerson { Name = "root", Roles = ["administrator"], Created = _clock.GetUtcNow() });
        var token = _accounts.SignInByLink(_accounts.MakeLink("root")).Token!;
        Assert.Throws<UnauthorizedAccessException>(() => _accounts.BreakGlass(_accounts.Find(token)!, "a child is in danger"));
        var secret = OneTimeCode.NewSecret();
        _accounts.SetUpCodes(_accounts.Find(token)!, secret, OneTimeCode.At(secret, _clock.GetUtcNow()));
        Assert.False(_accounts.Find(token)!.May(Permission.ViewNetworks));

        _accounts.BreakGlass(_accounts.Find(token)!, "a child is in danger");

        Assert.True(_accounts.Find(token)!.May(Permission.ViewNetworks));
        Assert.False(_accounts.Find(token)!.May(Permission.Label));
        Assert.Contains("root access.break_glass", _acts);
        Assert.Equal("a child is in danger", Assert.Single(_store.Emergencies(_clock.GetUtcNow())).Reason);
        _clock.Advance(TimeSpan.FromMinutes(29));
        _accounts.Find(token);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False(_accounts.Find(token)!.May(Permission.ViewNetworks));
    }

    [Fact]
    public void A_password_is_kept_as_Argon2id_and_weak_ones_are_refused()
    {
        var hash = PasswordHash.Of(Password);

        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", hash, StringComparison.Ordinal);
        Assert.True(PasswordHash.Verify(Password, hash));
        Assert.False(PasswordHash.Verify(Password + " ", hash));
        Assert.False(PasswordHash.Verify(Password, null));
        Assert.NotEqual(hash, PasswordHash.Of(Password));
        Assert.All((string[])["short", "aaaaaaaaaaaaaaaaaaaa", "ada loves her garden", new string('x', 300)], weak => Assert.NotNull(PasswordHash.ProblemOf(weak, "ada")));
        Assert.Null(PasswordHash.ProblemOf(Password, "ada"));
    }

    [Fact]
    public void Every_language_has_the_same_texts_with_the_same_places()
    {
        var usual = ShellTexts.Of(ShellTexts.Usual);

        Assert.True(ShellTexts.Languages.Count >= 2);
        Assert.All(ShellTexts.Languages.Select(ShellTexts.Of), texts =>
        {
            Assert.Equal(usual.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            Assert.All(usual.Keys, key => Assert.Equal(Places(usual[key]), Places(texts[key])));
        });
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    private Person Signed(string name) => _accounts.Find(_accounts.SignInByLink(_accounts.MakeLink(name)).Token!)!;

    private static IEnumerable<string> Places(string text) => Enumerable.Range(0, 4).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{{i}}}")).Where(text.Contains);
}
