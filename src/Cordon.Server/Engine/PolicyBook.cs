using System.Collections.Concurrent;
using Cordon.Policy.Rules;
using Cordon.Storage;
using Cordon.Storage.State;

namespace Cordon.Server.Engine;

/// <summary>Policies by their hash: compiled once, kept with their files.</summary>
internal sealed class PolicyBook(StateStore store)
{
    private readonly ConcurrentDictionary<string, CompiledPolicy> _compiled = new(StringComparer.Ordinal);

    /// <summary>The policy of a hash; null when it is not kept.</summary>
    public CompiledPolicy? Find(string hash)
    {
        if (hash == CompiledPolicy.Empty.Hash)
            return CompiledPolicy.Empty;
        if (_compiled.TryGetValue(hash, out var known))
            return known;
        if (store.Policy(hash) is not { } files)
            return null;
        var compiled = PolicyCompiler.Compile(PolicySource.FromBytes(files)).Policy
            ?? throw new StorageException($"the policy {hash} is kept, and this version of Cordon cannot compile it; run the version that activated it, activate a policy that both know, and come back");
        return _compiled.GetOrAdd(hash, compiled);
    }

    /// <summary>Keeps a policy that compiled.</summary>
    public void Keep(CompiledPolicy policy, DateTimeOffset at)
    {
        store.AddPolicy(policy.Hash, policy.Source.ToBytes(), at);
        _compiled.TryAdd(policy.Hash, policy);
    }
}
