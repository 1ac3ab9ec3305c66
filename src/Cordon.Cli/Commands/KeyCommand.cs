using System.CommandLine;
using Cordon.Casework.Ledger;
using Cordon.Cli.Terminal;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Cordon.Storage;
using Cordon.Storage.State;
using Spectre.Console;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon key</c>: the API keys of a server.</summary>
internal static class KeyCommand
{
    public static Command Create(Screen screen) => new("key", "Makes, lists and revokes API keys; a running server takes note within two seconds.")
    {
        CreateKey(screen),
        List(screen),
        Revoke(screen),
    };

    private static Command CreateKey(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var name = new Option<string>("--name") { Description = "What the key is for", HelpName = "TEXT", DefaultValueFactory = _ => "key" };
        var scopes = new Option<string[]>("--scope")
        {
            Description = $"What it allows: {string.Join(", ", Scopes.All)}",
            HelpName = "SCOPE",
            AllowMultipleArgumentsPerToken = true,
            Required = true,
        };
        scopes.AcceptOnlyFromAmong([.. Scopes.All]);
        var json = Options.Json();
        var command = new Command("create", "Makes a key and prints its secret, once: only a hash of it is stored.") { data, name, scopes, json };
        command.SetAction(parsed => InStore(parsed.GetValue(data)!, store =>
        {
            var (key, secret) = KeyMaker.Make(parsed.GetValue(name)!, [.. parsed.GetValue(scopes)!.Distinct()], DateTimeOffset.UtcNow);
            LedgerWriting.Enter(parsed.GetValue(data)!, "key.create", $"key:{key.Id}", new LedgerDetail("name", key.Name), new LedgerDetail("scopes", key.Scopes));
            store.Add(key);
            if (parsed.GetValue(json))
                Json.Print(screen, ("id", key.Id), ("name", key.Name), ("scopes", key.Scopes), ("secret", secret));
            else
                screen.Line(secret);
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command List(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var json = Options.Json();
        var command = new Command("list", "Lists the keys, without their secrets, which nobody has.") { data, json };
        command.SetAction(parsed => InStore(parsed.GetValue(data)!, store =>
        {
            var keys = store.ApiKeys();
            if (parsed.GetValue(json))
            {
                Json.Print(screen, ("keys", keys.Select(k => new Dictionary<string, object?>
                {
                    ["id"] = k.Id,
                    ["name"] = k.Name,
                    ["scopes"] = k.Scopes,
                    ["created"] = k.Created,
                    ["revoked"] = k.Revoked,
                })));
                return ExitCode.Success;
            }

            var table = new Table().AddColumns("id", "name", "scopes", "created", "revoked");
            foreach (var key in keys)
                table.AddRow(key.Id, Markup.Escape(key.Name), string.Join(", ", key.Scopes), $"{key.Created:yyyy-MM-dd HH:mm}Z", key.Revoked is { } at ? $"{at:yyyy-MM-dd HH:mm}Z" : "");
            screen.Table(table);
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Revoke(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var id = new Argument<string>("ID") { Description = "The key's id, as cordon key list shows it" };
        var command = new Command("revoke", "Ends a key for good.") { id, data };
        command.SetAction(parsed => InStore(parsed.GetValue(data)!, store =>
        {
            if (store.ApiKeys().Any(k => k.Id == parsed.GetValue(id) && k.Revoked is null))
                LedgerWriting.Enter(parsed.GetValue(data)!, "key.revoke", $"key:{parsed.GetValue(id)}");
            if (!store.RevokeApiKey(parsed.GetValue(id)!, DateTimeOffset.UtcNow))
                throw new UsageException($"there is no good key '{parsed.GetValue(id)}'; see cordon key list");
            screen.Line($"revoked {parsed.GetValue(id)}");
            return ExitCode.Success;
        }));
        return command;
    }

    private static int InStore(string folder, Func<StateStore, int> work)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var store = StateStore.Open(DataFolder.StateOf(folder));
            return work(store);
        }
        catch (StorageException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
