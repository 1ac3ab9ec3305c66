using System.CommandLine;
using Cordon.Casework.Ledger;
using Cordon.Cli.Terminal;
using Cordon.Server.Identity;
using Cordon.Storage;
using Cordon.Storage.Identity;
using Spectre.Console;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon user</c>: who may sign in to the console.</summary>
internal static class UserCommand
{
    private static readonly SessionLimits Limits = new();

    public static Command Create(Screen screen) => new("user", "Makes, lists, disables and resets accounts of the console; a running server takes note at once.")
    {
        CreateUser(screen),
        List(screen),
        Disable(screen),
        Reset(screen),
    };

    private static Command CreateUser(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var name = Name();
        var roles = new Option<string[]>("--role")
        {
            Description = $"What the person does: {string.Join(", ", AccessTable.Roles.Select(AccessTable.NameOf))}",
            HelpName = "ROLE",
            AllowMultipleArgumentsPerToken = true,
            Required = true,
        };
        roles.AcceptOnlyFromAmong([.. AccessTable.Roles.Select(AccessTable.NameOf)]);
        var url = Url();
        var command = new Command("create", "Makes an account and prints a link that signs the person in once; they choose a password then.") { name, data, roles, url };
        command.SetAction(parsed => InStore(parsed.GetValue(data)!, store =>
        {
            var person = new StoredPerson { Name = parsed.GetValue(name)!, Roles = [.. parsed.GetValue(roles)!.Distinct()], Created = DateTimeOffset.UtcNow };
            if (store.Person(person.Name) is not null)
                throw new UsageException($"there is a person '{person.Name}' already; see cordon user list, or give a new link with cordon user reset {person.Name}");
            LedgerWriting.Enter(parsed.GetValue(data)!, "user.create", $"user:{person.Name}", new LedgerDetail("roles", person.Roles));
            store.TryAdd(person);
            screen.Line(Link(store, person.Name, parsed.GetValue(url)!));
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command List(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var json = Options.Json();
        var command = new Command("list", "Lists who has access, and what they may do: the access roster.") { data, json };
        command.SetAction(parsed => InStore(parsed.GetValue(data)!, store =>
        {
            var people = store.People();
            if (parsed.GetValue(json))
            {
                Json.Print(screen, ("people", people.Select(p => new Dictionary<string, object?>
                {
                    ["name"] = p.Name,
                    ["roles"] = p.Roles,
                    ["created"] = p.Created,
                    ["signed_in"] = p.SignedIn,
                    ["one_time_codes"] = p.CodeSecret is not null,
                    ["disabled"] = p.Disabled,
                })));
                return ExitCode.Success;
            }

            var table = new Table { Border = TableBorder.Simple };
            table.AddColumns("name", "roles", "last signed in", "one-time codes", "");
            foreach (var person in people)
            {
                table.AddRow(
                    Markup.Escape(person.Name), string.Join(", ", person.Roles), person.SignedIn is { } at ? $"{at:yyyy-MM-dd HH:mm}" : "never", person.CodeSecret is null ? "no" : "yes",
                    person.Disabled is { } since ? $"disabled {since:yyyy-MM-dd}" : "");
            }

            screen.Table(table);
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Disable(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var name = Name();
        var command = new Command("disable", "Closes an account and ends its sessions at once; cordon user reset opens it again.") { name, data };
        command.SetAction(parsed => InStore(parsed.GetValue(data)!, store =>
        {
            var person = Find(store, parsed.GetValue(name)!);
            if (person.Disabled is not null)
                throw new UsageException($"the account of '{person.Name}' is closed already");
            LedgerWriting.Enter(parsed.GetValue(data)!, "user.disable", $"user:{person.Name}");
            store.SetDisabled(person.Name, DateTimeOffset.UtcNow);
            screen.Line($"disabled {person.Name}");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Reset(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var name = Name();
        var url = Url();
        var command = new Command("reset", "Takes away password and one-time codes, ends all sessions, and prints a link that signs the person in once.") { name, data, url };
        command.SetAction(parsed => InStore(parsed.GetValue(data)!, store =>
        {
            var person = Find(store, parsed.GetValue(name)!);
            LedgerWriting.Enter(parsed.GetValue(data)!, "user.reset", $"user:{person.Name}");
            store.SetPassword(person.Name, null);
            store.SetCodeSecret(person.Name, null);
            store.EndAll(person.Name, DateTimeOffset.UtcNow);
            store.SetDisabled(person.Name, null);
            screen.Line(Link(store, person.Name, parsed.GetValue(url)!));
            return ExitCode.Success;
        }));
        return command;
    }

    /// <summary>A link that signs a person in once.</summary>
    public static string Link(IdentityStore store, string name, string url)
    {
        var token = OneTimeLink.NewToken();
        var now = DateTimeOffset.UtcNow;
        store.AddLink(token, name, now, now + Limits.Link);
        return OneTimeLink.Address(url, token);
    }

    private static StoredPerson Find(IdentityStore store, string name) => store.Person(name) ?? throw new UsageException($"there is no person '{name}'; see cordon user list");

    private static Argument<string> Name()
    {
        var name = new Argument<string>("NAME") { Description = "What the person signs in with; the ledger names them so" };
        name.Validators.Add(result =>
        {
            if (PersonName.ProblemOf(result.Tokens[0].Value) is { } problem)
                result.AddError(problem);
        });
        return name;
    }

    private static Option<string> Url() => new Option<string>("--url") { Description = "Where people reach the console", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:8080" }.NotEmpty();

    private static int InStore(string folder, Func<IdentityStore, int> work)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var store = IdentityStore.Open(IdentityStore.PathIn(folder));
            return work(store);
        }
        catch (StorageException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
