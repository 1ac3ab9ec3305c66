using Cordon.Policy.Commands;
using Cordon.Policy.Rules;
using Cordon.Server.Engine;
using Cordon.Storage.Log;

namespace Cordon.Server.Hosting;

/// <summary>The policy that a server is started with.</summary>
internal static class PolicyAtStart
{
    private const string By = "cordon serve";

    /// <summary>Makes the policy of a folder the active one, unless it is.</summary>
    /// <exception cref="PolicySourceException">The folder cannot be read, or the policy has errors.</exception>
    public static async Task Activate(CordonEngine engine, string folder, CancellationToken cancellation)
    {
        var compiled = PolicyCompiler.Compile(PolicySource.Load(folder));
        if (!compiled.Succeeded)
            throw new PolicySourceException($"the policy in {folder} has errors; nothing was activated\n{string.Join('\n', compiled.Problems)}");
        if (engine.Ask(e => e.Policy.Hash) == compiled.Policy.Hash)
            return;
        engine.Policies.Keep(compiled.Policy, engine.Now);
        await engine.Execute(
            new Command(CommandNames.PolicyActivate, new ActivateCommand(compiled.Policy.Hash, By, $"started with --policy {Path.GetFileName(Path.GetFullPath(folder))}").ToBytes()), cancellation);
    }
}
