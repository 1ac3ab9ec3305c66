using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cordon.Casework.Evidence;

/// <summary>
/// Master keys in a file that only its owner may read: one a line, id and base64, the one that wraps now first. Keys are wrapped with AES-256-GCM
/// under a random nonce. Whoever has the file and the vault can read the evidence: keep the file out of the vault's backups.
/// </summary>
public sealed class FileMasterKey : IMasterKey
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly string _path;
    private readonly List<(string Id, byte[] Key)> _keys;

    private FileMasterKey(string path, List<(string Id, byte[] Key)> keys) => (_path, _keys) = (path, keys);

    /// <inheritdoc/>
    public string CurrentId => _keys[0].Id;

    /// <summary>Ids of all keys, the current one first.</summary>
    public IReadOnlyList<string> Ids => [.. _keys.Select(k => k.Id)];

    /// <summary>Opens the file; makes it, with one key, where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="makes">False to refuse instead of making one: a vault without its keys is lost, not new.</param>
    /// <exception cref="EvidenceException">It cannot be used.</exception>
    public static FileMasterKey Open(string path, bool makes)
    {
        if (!File.Exists(path))
        {
            if (!makes)
                throw new EvidenceException(EvidenceProblem.Damaged, $"{path} is missing: without it no evidence can be read; bring it back from where you keep it");
            var made = new FileMasterKey(path, [Make()]);
            made.Save();
            return made;
        }

        var keys = new List<(string, byte[])>();
        foreach (var line in Encoding.ASCII.GetString(EvidenceFolder.ReadSecret(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = new byte[KeyBytes + 1];
            if (line.Split(' ') is not [var id, var text] || !Convert.TryFromBase64String(text, key, out var length) || length != KeyBytes)
                throw new EvidenceException(EvidenceProblem.Damaged, $"{path} is damaged; bring it back from where you keep it");
            keys.Add((id, key[..KeyBytes]));
        }

        return keys.Count > 0 ? new FileMasterKey(path, keys) : throw new EvidenceException(EvidenceProblem.Damaged, $"{path} is empty; bring it back from where you keep it");
    }

    /// <inheritdoc/>
    public WrappedKey Wrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> context)
    {
        var (id, master) = _keys[0];
        var bytes = new byte[NonceBytes + key.Length + TagBytes];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(master, TagBytes);
        aes.Encrypt(bytes.AsSpan(0, NonceBytes), key, bytes.AsSpan(NonceBytes, key.Length), bytes.AsSpan(NonceBytes + key.Length), context);
        return new WrappedKey(id, bytes);
    }

    /// <inheritdoc/>
    public byte[] Unwrap(WrappedKey wrapped, ReadOnlySpan<byte> context)
    {
        var master = _keys.Find(k => k.Id == wrapped.MasterId).Key
            ?? throw new EvidenceException(EvidenceProblem.Damaged, $"the master key '{wrapped.MasterId}' is not in {_path}; bring back the file that has it");
        var bytes = wrapped.Bytes.Span;
        if (bytes.Length != NonceBytes + KeyBytes + TagBytes)
            throw new EvidenceException(EvidenceProblem.Damaged, "an object's key is damaged; bring back the vault's keys from a copy");
        var key = new byte[KeyBytes];
        try
        {
            using var aes = new AesGcm(master, TagBytes);
            aes.Decrypt(bytes[..NonceBytes], bytes.Slice(NonceBytes, KeyBytes), bytes[(NonceBytes + KeyBytes)..], key, context);
            return key;
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new EvidenceException(EvidenceProblem.Damaged, "an object's key was changed, or belongs to another object; bring back the vault's keys from a copy", e);
        }
    }

    /// <summary>Makes a key that wraps from now on, beside the older ones. Follow it with <see cref="EvidenceVault.Rewrap"/> and <see cref="EndRotation"/>.</summary>
    public void BeginRotation()
    {
        _keys.Insert(0, Make());
        Save();
    }

    /// <summary>Destroys all keys but the current one. Nothing may be wrapped under them any more.</summary>
    public void EndRotation()
    {
        _keys.RemoveRange(1, _keys.Count - 1);
        Save();
    }

    private static (string Id, byte[] Key) Make() => ("m" + RandomNumberGenerator.GetHexString(12, lowercase: true), RandomNumberGenerator.GetBytes(KeyBytes));

    private void Save() => EvidenceFolder.Replace(
        _path, Encoding.ASCII.GetBytes(string.Concat(_keys.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Id} {Convert.ToBase64String(k.Key)}\n")))));
}
