using System.Security.Cryptography;
using Cordon.Storage.Identity;
using Cordon.Storage.State;

namespace Cordon.Server.Access;

/// <summary>
/// The good keys, in memory. They are read again every two seconds, and at once when an unknown key is shown (though not more than once a second),
/// so that a key made or revoked while the server runs counts within that time.
/// </summary>
internal sealed class KeyRing(StateStore store, TimeProvider clock, IdentityStore? identity = null)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Hasty = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Dictionary<string, ApiKey> _keys = [];
    private bool _read;
    private DateTimeOffset _readAt;

    /// <summary>True while no key was ever made and nobody has an account: then only loopback is served, without keys.</summary>
    public bool IsOpen
    {
        get
        {
            Refresh(Fresh);
            return !_anyMade;
        }
    }

    private bool _anyMade;

    /// <summary>The good key of a secret; null when there is none.</summary>
    public ApiKey? Find(string secret)
    {
        if (KeyMaker.IdOf(secret) is not { } id)
            return null;
        Refresh(Fresh);
        if (!_keys.TryGetValue(id, out var key))
        {
            Refresh(Hasty);
            if (!_keys.TryGetValue(id, out key))
                return null;
        }

        return CryptographicOperations.FixedTimeEquals(key.Hash.Span, KeyMaker.Hash(secret)) ? key : null;
    }

    private void Refresh(TimeSpan age)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (_read && now - _readAt < age)
                return;
            var all = store.ApiKeys();
            _anyMade = all.Count > 0 || identity is { IsEmpty: false };
            _keys = all.Where(k => k.Revoked is null).ToDictionary(k => k.Id, StringComparer.Ordinal);
            (_read, _readAt) = (true, now);
        }
    }
}
