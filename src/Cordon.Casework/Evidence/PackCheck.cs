using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cordon.Casework.Ledger;

namespace Cordon.Casework.Evidence;

/// <summary>What the check of a pack found.</summary>
/// <param name="Files">Files whose hashes are right.</param>
/// <param name="Entries">Entries of the ledger that are proven.</param>
/// <param name="Ledger">The name of the ledger, which follows from its key; null when it cannot be read.</param>
/// <param name="ManifestSha256">The manifest's hash, which the ledger of the maker has too.</param>
/// <param name="Faults">What is wrong; empty when the pack is whole.</param>
public sealed record PackCheck(int Files, int Entries, string? Ledger, string? ManifestSha256, IReadOnlyList<string> Faults)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool IsWhole => Faults.Count == 0;

    /// <summary>Checks a pack from its files alone.</summary>
    /// <param name="folder">The pack.</param>
    /// <param name="key">The ledger's public key as it was given by another way; null to believe the pack's own.</param>
    public static PackCheck Of(string folder, string? key = null)
    {
        var faults = new List<string>();
        var path = Path.Combine(folder, EvidencePack.Manifest);
        if (!File.Exists(path))
            return new PackCheck(0, 0, null, null, [$"{path} is missing: this is no pack, or not all of one"]);
        var bytes = File.ReadAllBytes(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        PackManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<PackManifest>(bytes, PackManifest.Json) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            return new PackCheck(0, 0, null, hash, [$"{EvidencePack.Manifest} cannot be read: {e.Message}"]);
        }

        if (manifest.Version != EvidencePack.Version)
            return new PackCheck(0, 0, null, hash, [$"{EvidencePack.Manifest} is of version {manifest.Version}; this Cordon knows {EvidencePack.Version}"]);
        var files = CheckFiles(folder, manifest, faults);
        var (name, entries) = CheckLedger(folder, manifest, key, faults);
        return new PackCheck(files, entries, name, hash, faults);
    }

    private static int CheckFiles(string folder, PackManifest manifest, List<string> faults)
    {
        var left = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
        left.Remove(EvidencePack.Manifest);
        var good = 0;
        foreach (var file in manifest.Files)
        {
            // A name that is not among the files found here is not opened: it could lead elsewhere.
            if (!left.Remove(file.Path))
            {
                faults.Add($"{file.Path}: it is missing");
                continue;
            }

            using var content = File.OpenRead(Path.Combine(folder, file.Path));
            var hash = Convert.ToHexStringLower(SHA256.HashData(content));
            if (content.Length != file.Size || hash != file.Sha256)
                faults.Add($"{file.Path}: it was changed");
            else if (file.Path.StartsWith(EvidencePack.Contents, StringComparison.Ordinal) && file.Path != EvidencePack.Contents + hash)
                faults.Add($"{file.Path}: its content is not what its name says");
            else
                good++;
        }

        faults.AddRange(left.Order(StringComparer.Ordinal).Select(f => $"{f}: the manifest does not have it"));
        foreach (var piece in manifest.Evidence.Where(e => e.IsIncluded && manifest.Files.All(f => f.Path != EvidencePack.Contents + e.Sha256)))
            faults.Add($"{piece.Sha256}: its content is said to be here, and is not");
        return good;
    }

    private static (string? Name, int Entries) CheckLedger(string folder, PackManifest manifest, string? key, List<string> faults)
    {
        if (!File.Exists(Path.Combine(folder, EvidencePack.Key)) || !File.Exists(Path.Combine(folder, EvidencePack.Checkpoint)))
            return (null, 0);
        var own = File.ReadAllText(Path.Combine(folder, EvidencePack.Key)).TrimEnd('\n');
        if (key is not null && key.Trim() != own)
            faults.Add($"{EvidencePack.Key}: it is another key than the one that was given");
        using var note = NoteKey.Read(own);
        if (note is null)
        {
            faults.Add($"{EvidencePack.Key}: it is no key");
            return (null, 0);
        }

        if (note.Name != manifest.Ledger)
            faults.Add($"{EvidencePack.Manifest}: it names another ledger than the key does");
        if (Checkpoint.Read(Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, EvidencePack.Checkpoint))), note, out var problem) is not { } checkpoint)
        {
            faults.Add($"{EvidencePack.Checkpoint}: it {problem}");
            return (note.Name, 0);
        }

        var proven = new HashSet<string>(StringComparer.Ordinal);
        var entries = 0;
        foreach (var file in manifest.Files.Where(f => f.Path.StartsWith(EvidencePack.Proofs, StringComparison.Ordinal)))
        {
            var path = Path.Combine(folder, file.Path);
            if (file.Path.Contains("..", StringComparison.Ordinal) || !File.Exists(path))
                continue;
            var entry = Read(path, checkpoint, out problem);
            if (entry is null || file.Path != string.Create(CultureInfo.InvariantCulture, $"{EvidencePack.Proofs}{entry.Number:D10}.json"))
            {
                faults.Add($"{file.Path}: it {(entry is null ? problem : "proves another entry than its name says")}");
                continue;
            }

            entries++;
            if (entry.Act == "evidence.keep")
                proven.Add(entry.Subject);
        }

        faults.AddRange(manifest.Evidence.Where(e => !proven.Contains(EvidenceVault.SubjectOf(e.Sha256))).Select(e => $"{e.Sha256}: no entry proves that it was taken in"));
        return (note.Name, entries);
    }

    private static LedgerEntry? Read(string path, Checkpoint checkpoint, out string problem)
    {
        problem = "is no JSON";
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return ProofCheck.Entry(json.RootElement, checkpoint, out problem);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
