using System.Text;
using Cordon.Casework.Evidence;
using Cordon.Casework.Ledger;

namespace Cordon.Casework.Tests.Evidence;

/// <summary>The files as they lie when the process ends before each step of an arrival and of a destruction.</summary>
public sealed class CrashTests
{
    private static readonly byte[] Old = Encoding.UTF8.GetBytes("an old teapot");
    private static readonly byte[] New = Encoding.UTF8.GetBytes("a new teapot");

    [Fact]
    public async Task After_a_crash_at_any_step_of_an_arrival_the_vault_is_whole_and_what_was_acknowledged_is_there()
    {
        var crashes = new List<(VaultStep Step, string Root)>();
        Vault? vault = null;
        using (vault = new Vault(beforeStep: step => crashes.Add((step, vault!.Copy()))))
        {
            await vault.Keep(Old);
            crashes.Clear();
            await vault.Keep(New, "c2");
            crashes.Add((VaultStep.MarkDestroying, vault.Copy()));
        }

        Assert.Equal([VaultStep.Seal, VaultStep.WriteKey, VaultStep.Index, VaultStep.EnterArrival, VaultStep.MarkKept], crashes.SkipLast(1).Select(c => c.Step));
        foreach (var (step, root) in crashes)
        {
            using var again = new Vault(root);
            again.Of.Recover();
            AssertWhole(again, root);
            var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(New));
            var found = again.Index.Find(sha);
            Assert.True(found is { State: EvidenceState.Kept } == step >= VaultStep.EnterArrival, $"{step}: {found?.State}");
            Assert.Equal(New, again.Read((await again.Keep(New, "c2")).Sha256));
            Assert.Equal(Old, again.Read(again.Index.List("c1", null, 10).Single().Sha256));
            AssertWhole(again, root);
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task After_a_crash_at_any_step_of_a_destruction_it_is_completed_or_was_never_begun()
    {
        var crashes = new List<(VaultStep Step, string Root)>();
        Vault? vault = null;
        string sha;
        using (vault = new Vault(beforeStep: step => crashes.Add((step, vault!.Copy()))))
        {
            await vault.Keep(Old);
            sha = (await vault.Keep(New, "c2")).Sha256;
            vault.Of.RequestDestruction(sha, "ann", "asked for");
            crashes.ForEach(c => Directory.Delete(c.Root, recursive: true));
            crashes.Clear();
            vault.Of.Destroy(sha, "bob", "agreed");
        }

        Assert.Equal([VaultStep.MarkDestroying, VaultStep.EnterDestruction, VaultStep.Shred, VaultStep.RemoveContent, VaultStep.MarkDestroyed], crashes.Select(c => c.Step));
        foreach (var (step, root) in crashes)
        {
            using var again = new Vault(root);
            if (step > VaultStep.MarkDestroying)
                Assert.Equal(EvidenceProblem.Gone, Assert.Throws<EvidenceException>(() => again.Read(sha)).Problem);
            again.Of.Recover();
            AssertWhole(again, root);
            Assert.Equal(step == VaultStep.MarkDestroying ? EvidenceState.Kept : EvidenceState.Destroyed, again.Index.Find(sha)!.State);
            Assert.Equal(step > VaultStep.MarkDestroying, again.Acts.Contains("evidence.destroy"));
            Assert.Equal(Old, again.Read(again.Index.List("c1", null, 10).Single().Sha256));
            if (step == VaultStep.MarkDestroying)
                Assert.Equal(EvidenceState.Destroyed, again.Of.Destroy(sha, "bob", "agreed").State);
            AssertWhole(again, root);
            Directory.Delete(root, recursive: true);
        }
    }

    private static void AssertWhole(Vault vault, string root)
    {
        var check = vault.Verify();
        Assert.Empty(check.Faults);
        Assert.Empty(check.Notes);
        Assert.Empty(LedgerVerifier.Verify(LedgerFolder.In(root), cancellation: TestContext.Current.CancellationToken).Faults);
    }
}
