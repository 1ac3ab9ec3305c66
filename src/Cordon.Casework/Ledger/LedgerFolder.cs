using Microsoft.Win32.SafeHandles;

namespace Cordon.Casework.Ledger;

/// <summary>The files of a ledger.</summary>
/// <param name="Root">The folder.</param>
public sealed record LedgerFolder(string Root)
{
    /// <summary>The folder of the ledger in a data folder.</summary>
    public static LedgerFolder In(string dataFolder) => new(Path.Combine(dataFolder, "ledger"));

    /// <summary>One entry a line, in canonical JSON. Only ever grows.</summary>
    public string Entries => Path.Combine(Root, "entries.jsonl");

    /// <summary>One line for each entry with details: the salt and the details. Grows, and lines are overwritten when they are erased.</summary>
    public string Details => Path.Combine(Root, "details.jsonl");

    /// <summary>Where each entry and its details end in their files.</summary>
    public string Index => Path.Combine(Root, "index");

    /// <summary>The latest checkpoint.</summary>
    public string Checkpoint => Path.Combine(Root, "checkpoint");

    /// <summary>One checkpoint for every 256 entries or more, oldest first, with an empty line after each.</summary>
    public string Checkpoints => Path.Combine(Root, "checkpoints");

    /// <summary>The private key, for the ledger's owner only.</summary>
    public string Key => Path.Combine(Root, "key.pem");

    /// <summary>The public key, as a signed note's verifier key.</summary>
    public string PublicKey => Path.Combine(Root, "key.pub");

    /// <summary>Held while something is written.</summary>
    public string Lock => Path.Combine(Root, "lock");

    /// <summary>True when a ledger is there.</summary>
    public bool Exists => File.Exists(Checkpoint) || File.Exists(Entries);

    internal static SafeFileHandle OpenFile(string path, bool writes) => writes
        ? File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete)
        : File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
