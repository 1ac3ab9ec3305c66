using System.Security.Cryptography;
using System.Text;

namespace Cordon.Casework.Ledger;

/// <summary>The private key of a ledger, in a file that only its owner may read.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        Public = NoteKey.Of(key.ExportSubjectPublicKeyInfo());
    }

    public NoteKey Public { get; }

    /// <summary>Reads the key of a ledger; makes one, where there is none and the ledger is empty.</summary>
    /// <exception cref="LedgerException">There is none, or it cannot be read.</exception>
    public static SigningKey Open(LedgerFolder folder, bool mayMake)
    {
        if (!File.Exists(folder.Key))
        {
            return mayMake
                ? Make(folder)
                : throw new LedgerException($"the ledger's key {folder.Key} is missing, so nothing can be entered; bring it back from a copy");
        }

        return Read(folder.Key) ?? throw new LedgerException($"{folder.Key} is not the ledger's key in its one form; bring it back from a copy");
    }

    /// <summary>The key of a file; null when it is none in its one form.</summary>
    public static SigningKey? Read(string path)
    {
        var text = File.ReadAllText(path);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(text);
            // A key whose halves do not belong together may be read as one; it signs nothing that its public half accepts.
            if (Form(key) == text && new SigningKey(key) is var read && read.Public.Verifies("", read.Sign("")))
                return read;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or PlatformNotSupportedException)
        {
            // It is none.
        }

        key.Dispose();
        return null;
    }

    public byte[] Sign(string text) => _key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose()
    {
        _key.Dispose();
        Public.Dispose();
    }

    private static SigningKey Make(LedgerFolder folder)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var part = folder.Key + ".part";
        File.Delete(part);
        using (var file = new FileStream(part, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Form(key)));
            file.Flush(flushToDisk: true);
        }

        File.Move(part, folder.Key);
        return new SigningKey(key);
    }

    private static string Form(ECDsa key) => key.ExportPkcs8PrivateKeyPem() + "\n";
}
