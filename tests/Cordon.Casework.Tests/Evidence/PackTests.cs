using System.Text;
using System.Text.Json;
using Cordon.Casework.Evidence;
using Cordon.Casework.Ledger;
using Cordon.Casework.Reporting;
using Cordon.Casework.Reporting.CyberTipline;
using Cordon.Casework.Tests.Ledger;
using Cordon.Casework.Tests.Reporting;

namespace Cordon.Casework.Tests.Evidence;

public sealed class PackTests : IDisposable
{
    private readonly Vault _vault = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_pack_proves_itself_and_names_only_what_belongs_to_its_case()
    {
        var (a, other) = ((await _vault.Keep("a teapot"u8.ToArray())).Sha256, (await _vault.Keep("another"u8.ToArray(), "c2")).Sha256);
        var filer = new ReportFiler(_vault.Index, new SimulatedCyberTipline(), _vault.Of, act => _vault.Ledger.Append(act), _vault.Clock, new FilerOptions { CallEvery = TimeSpan.Zero });
        filer.File(Reporting.Cases.Whole(a) with { Case = "c1" }, "ann");
        await filer.Work(TestContext.Current.CancellationToken);

        var (manifest, hash) = Write(content: true);
        var check = PackCheck.Of(Pack, File.ReadAllText(LedgerFolder.In(_vault.Root).PublicKey));

        Assert.Empty(check.Faults);
        Assert.Equal((manifest.Files.Count, hash, _vault.Ledger.Latest.Origin), (check.Files, check.ManifestSha256, check.Ledger));
        Assert.Equal([a], manifest.Evidence.Select(e => e.Sha256));
        Assert.Equal("a teapot", File.ReadAllText(Path.Combine(Pack, "content", a)));
        var page = File.ReadAllText(Path.Combine(Pack, "index.html"));
        Assert.Contains(a, page, StringComparison.Ordinal);
        Assert.DoesNotContain(other, page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        // keep, create, file, read for the report, finish, extended or not, pack, read for the pack.
        Assert.Equal(check.Entries, Directory.GetFiles(Path.Combine(Pack, "ledger", "proofs")).Length);
        Assert.InRange(check.Entries, 7, 8);
        Assert.Equal($"case:c1, manifest {hash}", _vault.Entries[^1].Subject);
    }

    [Fact]
    public async Task Without_being_asked_for_it_holds_no_content()
    {
        await _vault.Keep("a teapot"u8.ToArray());

        var (manifest, _) = Write(content: false);

        Assert.All(manifest.Evidence, e => Assert.False(e.IsIncluded));
        Assert.False(Directory.Exists(Path.Combine(Pack, "content")));
        Assert.DoesNotContain("evidence.read", _vault.Acts);
        Assert.Empty(PackCheck.Of(Pack).Faults);
    }

    [Fact]
    public async Task Any_bit_that_flips_in_any_of_its_files_is_found()
    {
        await _vault.Keep("a teapot"u8.ToArray());
        Write(content: true);

        foreach (var file in Directory.EnumerateFiles(Pack, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != EvidencePack.Manifest))
        {
            var bytes = File.ReadAllBytes(file);
            for (var bit = 0; bit < bytes.Length * 8; bit += bytes.Length > 600 ? 1009 : 7)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                File.WriteAllBytes(file, bytes);
                Assert.False(PackCheck.Of(Pack).IsWhole, $"{file} bit {bit}");
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            File.WriteAllBytes(file, bytes);
        }

        Assert.True(PackCheck.Of(Pack).IsWhole);
    }

    [Fact]
    public async Task What_is_made_to_agree_with_the_manifest_still_fails_against_the_ledger()
    {
        var sha = (await _vault.Keep("a teapot"u8.ToArray())).Sha256;
        Write(content: true);
        var proof = Path.Combine(Pack, "ledger", "proofs", "0000000000.json");
        // Another actor, with every hash put right but the tree's.
        Change(proof, File.ReadAllText(proof).Replace("feed", "deef", StringComparison.Ordinal));
        Assert.Contains(PackCheck.Of(Pack).Faults, f => f.Contains("ledger/proofs", StringComparison.Ordinal));

        var manifest = Path.Combine(Pack, EvidencePack.Manifest);
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(sha, new string('a', 64), StringComparison.Ordinal));
        Assert.Contains(PackCheck.Of(Pack).Faults, f => f.Contains("no entry proves", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Missing_and_added_files_and_another_key_are_found()
    {
        await _vault.Keep("a teapot"u8.ToArray());
        Write(content: false);
        File.WriteAllText(Path.Combine(Pack, "added.txt"), "x");
        Assert.Equal("added.txt: the manifest does not have it", Assert.Single(PackCheck.Of(Pack).Faults));
        File.Delete(Path.Combine(Pack, "added.txt"));
        Assert.Contains("another key", Assert.Single(PackCheck.Of(Pack, "cordon-ledger/0+0+AA").Faults), StringComparison.Ordinal);
        File.Delete(Path.Combine(Pack, "index.html"));
        Assert.Equal("index.html: it is missing", Assert.Single(PackCheck.Of(Pack).Faults));
        File.Delete(Path.Combine(Pack, EvidencePack.Manifest));
        Assert.Contains("is missing", Assert.Single(PackCheck.Of(Pack).Faults), StringComparison.Ordinal);
        Assert.Throws<EvidenceException>(() => Write(content: false));
    }

    [Fact]
    public void Proofs_are_checked_as_the_reference_checks_them()
    {
        using var folder = new TemporaryFolder();
        for (var size = 1; size <= 40; size++)
        {
            var leaves = Enumerable.Range(0, size).Select(i => Encoding.UTF8.GetBytes($"leaf {i}")).ToList();
            var root = TreeHash.Of(RfcReference.Root(leaves));
            for (var index = 0; index < size; index++)
            {
                var path = RfcReference.Path(index, leaves).Select(h => TreeHash.Of(h)).ToList();
                Assert.True(ProofCheck.Leads(TreeHash.Leaf(leaves[index]), index, size, path, root));
                foreach (var (leaf, at, of) in ((int, int, int)[])[(index, index + 1, size), (index, index, size + 1), ((index + 1) % size, index, size)])
                {
                    var expected = RfcReference.VerifiesInclusion(TreeHash.Leaf(leaves[leaf]).ToArray(), at, of, root.ToArray(), [.. path.Select(p => p.ToArray())]);
                    Assert.Equal(expected, ProofCheck.Leads(TreeHash.Leaf(leaves[leaf]), at, of, path, root));
                }
            }
        }
    }

    public void Dispose()
    {
        _folder.Dispose();
        _vault.Dispose();
    }

    private string Pack => Path.Combine(_folder.Path, "pack");

    private (PackManifest Manifest, string Sha256) Write(bool content) =>
        new EvidencePack(_vault.Of, _vault.Index, _vault.Index, LedgerFolder.In(_vault.Root), act => _vault.Ledger.Append(act), _vault.Clock).Write(new PackRequest("c1", "ann", "hand-over", content), Pack);

    /// <summary>Changes a file, and what the manifest says of it.</summary>
    private void Change(string file, string text)
    {
        var path = Path.GetRelativePath(Pack, file).Replace('\\', '/');
        var old = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
        File.WriteAllText(file, text);
        var manifest = Path.Combine(Pack, EvidencePack.Manifest);
        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        Assert.Contains(json.RootElement.GetProperty("files").EnumerateArray(), f => f.GetProperty("path").GetString() == path);
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(old, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))), StringComparison.Ordinal));
    }
}
